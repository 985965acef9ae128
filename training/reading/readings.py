"""What the Java command read: attributions and mentions by file name, from a folder of `whence attribute --json -o DIR` or a
whence-case/1 file.

A folder's `mended` attributions count beside its `attributions`. An attribution may carry `chain` (names of its sources, outermost first), `stance`, `certainty`, `polarity`, `speaker` (the name
of its source, after pronouns) and `antecedent` ({"start","end"}: where the source is named). In a case, chains and speakers are
ids of `sources`. Positions are Unicode code points.
"""
import json
import os
import re

PRONOUNS = {'he', 'she', 'they', 'it', 'we', 'i', 'you', 'him', 'her', 'them', 'us', 'who', 'both', 'some', 'others', 'another'}
STOP = {'the', 'a', 'an', 'its', 'his', 'her', 'their', 'our', 'my', 'mr', 'mrs', 'ms', 'dr', 'sir', 'and', 'or'}
BREAK = re.compile(r"\b(?:of|for|at|in|on|from|who|whose|that|which|by|with|to|inside|close|familiar|calling|seen|known|read)\b"
                   r"|(?<=\s)[a-z]{3,}ed\b|[,;(]")
WORD = re.compile(r"[^\W_]+")


class Report:
    def __init__(self, outlet, attributions, mentions):
        self.outlet, self.attributions, self.mentions = outlet, attributions, mentions


def spans(value):
    value = value or []
    value = value if isinstance(value, list) else [value]
    return [(v['start'], v['end']) for v in value]


def reports(path):
    """File name without its ending -> Report."""
    if os.path.isdir(path):
        out = {}
        for name in sorted(os.listdir(path)):
            if name.endswith('.json'):
                with open(os.path.join(path, name), encoding='utf-8') as file:
                    d = json.load(file)
                found = d['attributions'] + d.get('mended', []) if isinstance(d, dict) else d
                names = sources(d) if isinstance(d, dict) else {}
                out[name[:-5]] = Report(None, [attribution(a, names) for a in found], [])
        return out
    with open(path, encoding='utf-8') as file:
        case = json.load(file)
    names = sources(case)
    out, by_id = {}, {}
    for r in case['reports']:
        name = os.path.splitext(os.path.basename(r['file']))[0]
        out[name] = by_id[r['id']] = Report(r.get('outlet'), [], [])
    for a in case.get('attributions', []):
        if a['report'] in by_id:
            by_id[a['report']].attributions.append(attribution(a, names))
    for m in case.get('mentions', []):
        if m['report'] in by_id:
            by_id[m['report']].mentions.append({
                'content': spans(m['span']), 'cue': [], 'source': [], 'stance': None,
                'chain': [names.get(x, x) for x in m.get('chain') or []],
                'certainty': m.get('certainty'), 'polarity': m.get('polarity')})
    return out


def sources(d):
    return {s['id']: s['name'] for s in d.get('sources', [])}


def attribution(a, names):
    out = {k: spans(a.get(k)) for k in ('source', 'cue', 'content', 'antecedent')}
    chain = a.get('chain')
    out['chain'] = [names.get(x, x) for x in chain] if chain is not None else None
    speaker = a.get('speaker')
    out['speaker'] = names.get(speaker, speaker)
    for k in ('stance', 'certainty', 'polarity'):
        out[k] = a.get(k)
    return out


def characters(spans):
    return {i for s, e in spans for i in range(s, e)}


def jaccard(a, b):
    return len(a & b) / len(a | b) if a or b else 0.0


def words(name):
    """Words of a name, without articles and titles; a plural `s` and a possessive are dropped."""
    name = re.sub(r"[’']s?\b", '', name.lower())
    found = [w for w in WORD.findall(name) if w not in STOP]
    return {w[:-1] if len(w) > 3 and w.endswith('s') else w for w in found}


def head(name):
    """The word that the others of a description hang on: the last before its first preposition, participle or comma."""
    name = re.sub(r"^(?:one|two|three|four|five|some|several|many|most|both|all|none) of ", '', name.strip(), flags=re.I)
    before = [w for w in BREAK.split(name) if w.strip()]
    found = [w for w in WORD.findall(re.sub(r"[’']s?\b", '', (before[0] if before else name).lower())) if w not in STOP]
    w = found[-1] if found else ''
    return w[:-1] if len(w) > 3 and w.endswith('s') else w


def same(given, name):
    """Whether a given name is right: it has the head of the name, its own head is in the name, and at least half of the words of
    one are words of the other. So "port officials" for "two port officials", not "the ministry" for "a report to the ministry"."""
    if given.strip().lower() == name.strip().lower():
        return True
    a, b = words(given), words(name)
    return head(name) in a and head(given) in b and 2 * len(a & b) >= min(len(a), len(b))


def is_pronoun(text):
    return text.strip().lower() in PRONOUNS


def percent(n, of):
    return f'{100 * n / of:5.1f}% ({n}/{of})' if of else '    - (0/0)'
