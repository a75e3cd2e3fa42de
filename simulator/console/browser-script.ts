/**
 * What touches the browser: it asks the management API, draws what the views made, and keeps what a refresh must not
 * take away: focus, open rows, the language. It rests on names that `page.ts` puts before it.
 */
export const browserScript = `
const one=(id)=>document.getElementById(id);
const shownText=(text)=>text.replaceAll('\\r\\n','\\n').split('\\n').map(visible).join('\\n');
function draw(node,list){
  const wanted=new Set(list.map((each)=>each.key)),kept=new Map();
  for(const each of node.children)if(each.dataset.key!==undefined)kept.set(each.dataset.key,each);
  let at=node.firstChild;
  for(const each of list){
    while(at&&at.nodeType===1&&at.dataset.key!==undefined&&!wanted.has(at.dataset.key)){const next=at.nextSibling;at.remove();at=next;}
    let mine;
    if(typeof each==='string'){
      mine=at&&at.nodeType===3?at:node.insertBefore(document.createTextNode(''),at);
      const text=shownText(each);
      if(mine.data!==text)mine.data=text;
    }else{
      if(each.key===undefined)mine=at&&at.nodeType===1&&at.localName===each.tag&&at.dataset.key===undefined?at:undefined;
      else{mine=kept.get(each.key);kept.delete(each.key);}
      if(!mine){mine=document.createElement(each.tag);if(each.key!==undefined)mine.dataset.key=each.key;}
      if(mine!==at)node.insertBefore(mine,at);
      for(const name of mine.getAttributeNames())if(name!=='open'&&name!=='data-key'&&!(name in each.attributes))mine.removeAttribute(name);
      for(const [name,value] of Object.entries(each.attributes))if(mine.getAttribute(name)!==value)mine.setAttribute(name,value);
      draw(mine,each.of);
    }
    at=mine.nextSibling;
  }
  while(at){const next=at.nextSibling;at.remove();at=next;}
}
const nothing={rows:[],polls:new Map(),last:undefined};
const state={taken:nothing,facts:undefined,names:{},systems:[],transfers:[],quarantine:[],links:[],faults:0,read:0,untouched:0,open:new Set(),system:'',onlyProblems:false,away:false,room:25};
const english=()=>one('speak-en').checked;
const kit=()=>createKit(english()?'en':'vi',makeNode,state.names);
const chosen=(each)=>fits(each,state);
function render(){
  const k=kit(),{h,say}=k,problems=(found)=>viewProblems(found,k);
  document.documentElement.lang=k.language;
  const hurt=state.taken.rows.filter((each)=>each.refused).length;
  document.title=(state.away?'… ':hurt>0?'('+hurt+') ':'')+say('Bảng theo dõi Trục','Console of the hub')+' · lienthong';
  one('away').hidden=!state.away;
  if(state.facts)draw(one('facts'),viewHead(state.facts,k));
  const option=(value,text)=>h('option',{key:'s'+value,value},text);
  draw(one('system'),[option('',say('mọi hệ thống','every system')),...state.systems.map((id)=>option(id,k.nameOf(id)===''?id:id+' · '+k.nameOf(id)))]);
  one('system').value=state.system;
  const rows=state.taken.rows.filter(chosen);
  draw(one('requests'),rows.slice(0,state.room).map((each)=>viewRequest(each,k,{labels,isOpen:state.open.has(each.number),problems})));
  one('more').hidden=rows.length<=state.room;
  draw(one('more').firstChild,[say('Xem cả '+rows.length+' yêu cầu','Show all '+rows.length+' requests')]);
  one('none').hidden=rows.length>0;
  draw(one('none'),state.taken.rows.length>0?[say('Không có yêu cầu nào hợp với lựa chọn này.','No request fits this choice.')]:[say('Chưa có yêu cầu nào. Trỏ hệ thống của bạn tới ','No request yet. Point your system at '),h('code',{},state.facts?state.facts.endpoint:'…'),say(' rồi gửi; yêu cầu sẽ hiện ở đây trong vài giây.',' and send; the request appears here within seconds.')]);
  const polls=[...state.taken.polls].filter(([id])=>state.system===''||id===state.system);
  const count=polls.reduce((sum,[,each])=>sum+each,0);
  one('polls').hidden=count===0;
  draw(one('polls'),[say('Đã gộp '+count+' lần hỏi hộp thư đến không có lỗi (','Folded: '+count+' looks into mailboxes without findings ('),h('code',{},'getReceivedEdocList'),'): '+polls.map(([id,each])=>id+'\u00a0×\u00a0'+each).join(', ')+'.']);
  const documents=viewDocuments(state.transfers,labels,k);
  draw(one('documents'),documents);
  one('no-documents').hidden=documents.length>0;
  const troubles=viewTroubles(state,k,problems);
  draw(one('troubles'),troubles);
  one('no-troubles').hidden=troubles.length>0;
  for(const [id,list] of [['n-requests',state.taken.rows],['n-documents',documents],['n-troubles',troubles]])one(id).textContent=String(list.length);
}
async function ask(path){
  const answer=await fetch(path,{cache:'no-store',signal:AbortSignal.timeout(10000)});
  if(!answer.ok)throw new Error(path+' '+answer.status);
  return answer.json();
}
const rarely=10;
/** The trace is long, and documents are many: they are asked for when something was done, or now and then. */
async function lookAround(anew){
  const [world,faults,{transfers},{links},{packets,after}]=await Promise.all(['world','faults','transfers?limit=10000','links','quarantine?after='+(anew?0:state.read)].map(ask));
  const names={},served={};
  for(const {code,name,systemId} of world.agencies){names[code]=name;served[systemId]??=name;}
  const quarantine=anew?packets:[...state.quarantine,...packets];
  Object.assign(state,{names:{...served,...names},systems:world.systems.map(({systemId})=>systemId),faults:faults.plan.rules.length,transfers,links,quarantine,read:after,untouched:0});
}
async function look(){
  const before=state.taken;
  let {requests}=await ask('requests?limit=10000&after='+askedAfter(before));
  let base=before;
  const forgot=!goesOn(before,requests);
  if(forgot){base=nothing;state.open.clear();({requests}=await ask('requests?limit=10000'));}
  const taken=takeRequests(base,requests);
  const fresh=taken.rows.filter(({number})=>number>(base.last?.number??0));
  const [ready,clock]=await Promise.all(['ready','clock'].map(ask));
  state.untouched+=1;
  const anew=state.facts===undefined||forgot||state.away;
  if(anew||fresh.length>0||state.untouched>=rarely)await lookAround(anew);
  const facts={endpoint:ready.endpoint,dialect:ready.dialect,systems:state.systems.length,instant:clock.instant,frozen:clock.frozen,faults:state.faults};
  Object.assign(state,{taken,facts,away:false});
  const told=fresh.filter(chosen);
  if(before.last!==undefined&&told.length>0){
    const hurt=told.filter(({refused})=>refused).length;
    one('news').textContent=kit().say(told.length+' yêu cầu mới, '+hurt+' bị từ chối',told.length+' new requests, '+hurt+' refused');
  }
}
let wake=()=>{};
document.addEventListener('visibilitychange',()=>wake());
async function watch(){
  for(;;){
    if(!document.hidden){
      try{await look();}catch{state.away=true;}
      render();
    }
    await new Promise((next)=>{wake=next;setTimeout(next,1500);});
  }
}
const memory={get:()=>{try{return localStorage.getItem('speak');}catch{return null;}},set:(value)=>{try{localStorage.setItem('speak',value);}catch{/* Not kept, then. */}}};
if(memory.get()==='en')one('speak-en').checked=true;
for(const each of document.querySelectorAll('.speak input'))each.addEventListener('change',()=>{memory.set(english()?'en':'vi');render();});
one('system').addEventListener('change',({target})=>{state.system=target.value;render();});
one('only-problems').addEventListener('change',({target})=>{state.onlyProblems=target.checked;render();});
one('more').addEventListener('click',()=>{state.room=Infinity;render();});
one('requests').addEventListener('toggle',({target})=>{
  const number=Number(target.dataset.number);
  if(!number)return;
  if(target.open)state.open.add(number);else state.open.delete(number);
  render();
},true);
one('requests').addEventListener('click',({target})=>{
  const {head,file}=target.dataset;
  if(head===undefined)return;
  const link=document.createElement('a');
  link.href=URL.createObjectURL(new Blob([Uint8Array.from(head,(each)=>each.charCodeAt(0))],{type:'application/octet-stream'}));
  link.download=file;
  link.click();
  setTimeout(()=>URL.revokeObjectURL(link.href),10000);
});
render();
watch();
`.trim();
