"""Signs and judges by pyhanko and signxml: one process for all that is asked.

Reads {"jobs": [...]} as JSON from standard input, and writes one answer for each job, in their order, as JSON to
standard output: {"ok": true or false, "text": "why"}. Nothing is fetched: certificates and lists come with the job.
"""

import asyncio
import hashlib
import json
import logging
import sys
from datetime import datetime, timezone

from asn1crypto import cms, keys, pem, x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from lxml import etree
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.generic_cms import (
    async_validate_cms_signature,
    async_validate_detached_cms,
    validate_tst_signed_data,
)
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import TimestampSignatureStatus
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore
from signxml import (
    CanonicalizationMethod,
    SignatureConfiguration,
    SignatureReference,
    XMLSigner,
    XMLVerifier,
)

logging.disable(logging.CRITICAL)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def der_of(path):
    data = read(path)
    return pem.unarmor(data)[2] if pem.detect(data) else data


def certificate_of(path):
    return x509.Certificate.load(der_of(path))


def key_of(path):
    return keys.PrivateKeyInfo.load(der_of(path))


def moment(seconds):
    return datetime.fromtimestamp(seconds, tz=timezone.utc)


def store_of(paths):
    store = SimpleCertificateStore()
    store.register_multiple([certificate_of(path) for path in paths])
    return store


def context_of(job):
    """Trust, lists of revocations, and the moment: everything is asked about, nothing is fetched."""
    return ValidationContext(
        trust_roots=[certificate_of(path) for path in job["roots"]],
        other_certs=[certificate_of(path) for path in job["others"]],
        crls=[read(path) for path in job["crls"]],
        ocsps=[read(path) for path in job.get("ocsps", [])],
        moment=moment(job["at"]),
        allow_fetching=False,
        revocation_mode="require",
    )


# Signing.


def signer_of(job):
    return signers.SimpleSigner(
        signing_cert=certificate_of(job["certificate"]),
        signing_key=key_of(job["key"]),
        cert_registry=store_of(job["chain"]),
        prefer_pss=job.get("pss", False),
    )


def stamper_of(job):
    stamp = job.get("stamp")
    if stamp is None:
        return None
    return DummyTimeStamper(
        tsa_cert=certificate_of(stamp["certificate"]),
        tsa_key=key_of(stamp["key"]),
        certs_to_embed=store_of(stamp["chain"]),
        fixed_dt=moment(stamp["at"]),
    )


async def sign_pdf(job):
    level = job["level"]
    with open(job["in"], "rb") as source:
        writer = IncrementalPdfFileWriter(source)
        subfilter = fields.SigSeedSubFilter.PADES if job["pades"] else fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED
        meta = signers.PdfSignatureMetadata(
            field_name=job["field"],
            md_algorithm=job["hash"],
            subfilter=subfilter,
            embed_validation_info=level in ("lt", "lta"),
            use_pades_lta=level == "lta",
            validation_context=context_of(job) if level in ("lt", "lta") else None,
            certify=job.get("certify", False),
            docmdp_permissions=fields.MDPPerm.FILL_FORMS,
        )
        out = await signers.PdfSigner(meta, signer=signer_of(job), timestamper=stamper_of(job)).async_sign_pdf(writer)
        write(job["out"], out.getvalue())
    return "signed"


async def sign_cms(job):
    message = await signer_of(job).async_sign_general_data(
        read(job["in"]),
        digest_algorithm=job["hash"],
        detached=job["detached"],
        timestamper=stamper_of(job),
        use_cades=job["cades"],
    )
    write(job["out"], message.dump())
    return "signed"


async def sign_xml(job):
    signer = XMLSigner(
        signature_algorithm=job["method"],
        digest_algorithm=job["hash"],
        c14n_algorithm=CanonicalizationMethod(job["c14n"]),
    )
    references = [SignatureReference(URI=uri) for uri in job["references"]] or None
    signed = signer.sign(
        etree.fromstring(read(job["in"])),
        key=load_pem_private_key(read(job["key"]), None),
        cert="".join(read(path).decode() for path in job["certificates"]),
        reference_uri=references,
        id_attribute="Id",
    )
    write(job["out"], etree.tostring(signed, xml_declaration=True, encoding="UTF-8"))
    return "signed"


# Judging: no exception and no other word than `valid` is a yes.

USAGE = KeyUsageConstraints(key_usage={"digital_signature"})


def refuse(status):
    """Its bottom line where it draws one, which weighs what was changed later; else what it says of the signature."""
    line = getattr(status, "bottom_line", status.valid and status.intact and status.trusted)
    if not line:
        raise ValueError(status.summary())


async def judge_pdf(job):
    with open(job["in"], "rb") as source:
        reader = PdfFileReader(source)
        signatures = reader.embedded_signatures
        if not signatures:
            raise ValueError("no signature")
        for signature in signatures:
            if signature.sig_object["/Type"] == "/DocTimeStamp":
                refuse(await async_validate_pdf_timestamp(signature, context_of(job)))
            else:
                refuse(await async_validate_pdf_signature(signature, context_of(job), key_usage_settings=USAGE))
    return "valid"


def signed_data_of(path):
    message = cms.ContentInfo.load(read(path), strict=True)
    if message["content_type"].native != "signed_data":
        raise ValueError("no signed data")
    return message["content"]


async def judge_cms(job):
    signed = signed_data_of(job["in"])
    usage = {"key_usage_settings": USAGE}
    if "content" in job:
        status = await async_validate_detached_cms(
            read(job["content"]), signed, signer_validation_context=context_of(job), **usage
        )
    else:
        status = await async_validate_cms_signature(signed, validation_context=context_of(job), **usage)
    refuse(status)
    return "valid"


async def judge_stamp(job):
    signed = signed_data_of(job["in"])
    content = read(job["content"])
    status = await validate_tst_signed_data(
        signed, context_of(job), lambda name: hashlib.new(name, content).digest()
    )
    refuse(TimestampSignatureStatus(**status))
    return "valid"


async def judge_certificate(job):
    validator = CertificateValidator(certificate_of(job["in"]), validation_context=context_of(job))
    await validator.async_validate_usage({"digital_signature"})
    return "valid"


async def judge_xml(job):
    contents = job["contents"]
    verifier = XMLVerifier()
    config = SignatureConfiguration(
        location=".//",
        expect_references=job["references"],
        verification_time=moment(job["at"]),
    )
    verifier.verify(
        etree.fromstring(read(job["in"])),
        ca_pem_file=job["pem"],
        uri_resolver=lambda uri: read(contents[uri]) if uri in contents else None,
        id_attribute="Id",
        validate_schema=True,
        expect_config=config,
    )
    return "valid"


WORK = {
    "sign-pdf": sign_pdf,
    "sign-cms": sign_cms,
    "sign-xml": sign_xml,
    "judge-pdf": judge_pdf,
    "judge-cms": judge_cms,
    "judge-stamp": judge_stamp,
    "judge-certificate": judge_certificate,
    "judge-xml": judge_xml,
}


async def answer(job):
    try:
        return {"ok": True, "text": await asyncio.wait_for(WORK[job["do"]](job), 60)}
    except Exception as error:  # Whatever it is, it is a no, with its reason.
        return {"ok": False, "text": f"{type(error).__name__}: {error}"[:300]}


async def main():
    jobs = json.load(sys.stdin)["jobs"]
    json.dump([await answer(job) for job in jobs], sys.stdout)


asyncio.run(main())
