/** The DER of every block with this label in a text. */
export function pemBlocks(
  text: string,
  label: 'CERTIFICATE' | 'X509 CRL' | 'OCSP RESPONSE' | 'PKCS7' | 'CMS',
): readonly Uint8Array[] {
  const form = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`, 'g');
  return Array.from(text.matchAll(form), ([, base64 = '']) => new Uint8Array(Buffer.from(base64, 'base64')));
}
