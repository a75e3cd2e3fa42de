/**
 * The page's script: the filter, links into folded parts, copying a command, unfolding for print, the language of the
 * document. Without it the page shows everything, and the choice of language still works.
 */
export const pageScript = `
'use strict';
const one=(selector)=>document.querySelector(selector);
const all=(selector)=>[...document.querySelectorAll(selector)];
const plain=(text)=>text.normalize('NFD').replace(/\\p{M}/gu,'').replace(/[đĐ]/g,'d').toLowerCase();
const english=()=>one('#speak-en').checked;
const results=all('details.result').map((node)=>({node,words:plain(node.textContent)}));
const form=one('form.filter');
function filter(){
  const verdict=form.elements.verdict.value,group=form.elements.group.value,words=plain(form.elements.words.value).split(/\\s+/).filter(Boolean);
  let shown=0;
  for(const {node,words:text} of results){
    const fits=(verdict===''||node.dataset.verdict===verdict)&&(group===''||node.dataset.groups.split(' ').includes(group))&&words.every((word)=>text.includes(word));
    node.hidden=!fits;if(fits)shown+=1;
  }
  form.elements.count.value=english()?shown+' of '+results.length+' checks shown':'Đang xem '+shown+' / '+results.length+' phép kiểm tra';
}
function speak(){
  const language=english()?'en':'vi';
  document.documentElement.lang=language;
  document.title=document.documentElement.dataset[language==='en'?'titleEn':'titleVi'];
  for(const each of all('option[data-vi]'))each.textContent=each.dataset[language];
  if(form)filter();
}
function reveal(){
  const target=location.hash.length>1?document.getElementById(decodeURIComponent(location.hash.slice(1))):null;
  for(let node=target;node;node=node.parentElement)if(node.tagName==='DETAILS')node.open=true;
  if(target)target.scrollIntoView();
}
if(form){form.hidden=false;form.addEventListener('input',filter);form.addEventListener('submit',(event)=>event.preventDefault());}
for(const each of all('.speak input'))each.addEventListener('change',speak);
for(const each of all('button.copy')){
  each.hidden=!navigator.clipboard;
  each.addEventListener('click',()=>navigator.clipboard.writeText(each.parentElement.querySelector('pre').textContent).then(()=>{each.nextElementSibling.textContent=english()?'Copied':'Đã chép';}));
}
addEventListener('hashchange',reveal);
let folded=[];
addEventListener('beforeprint',()=>{folded=all('details.result:not([open])').filter((each)=>each.dataset.verdict==='warn');for(const each of folded)each.open=true;});
addEventListener('afterprint',()=>{for(const each of folded)each.open=false;folded=[];});
speak();reveal();
`.trim();
