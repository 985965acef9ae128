"""Reads the gold passages: text, and what is marked in it with positions (Unicode code points, end exclusive).

gold/README.md defines the format. `read(path)` gives a list of passages; every mark that can't be found in its text raises
`Unreadable` with the file, the passage and the quote.
"""
import os
import re

STANCES = ('ASSERTS', 'DENIES', 'DECLINES', 'CONFIRMS', 'DOUBTS', 'PLANS', 'ASKS')
CERTAINTIES = ('CERTAIN', 'PROBABLE', 'POSSIBLE', 'PLANNED')
POLARITIES = ('AFFIRMED', 'DENIED')
# code in the names files -> (kind, OntoNotes-like label)
NAMES = {
    'p': ('PERSON', 'PERSON'),
    'o': ('ORGANISATION', 'ORG'),
    's': ('STATE_BODY', 'ORG'),
    'g': ('PLACE', 'GPE'),
    'l': ('PLACE', 'LOC'),
    'f': ('PLACE', 'FAC'),
    'n': ('NORP', 'NORP'),
    'v': ('PRODUCT', 'PRODUCT'),
    'e': ('EVENT', 'EVENT'),
    'w': ('DOCUMENT', 'WORK_OF_ART'),
    'a': ('DOCUMENT', 'LAW'),
}
SPLITS = ('train', 'dev', 'test')
HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'gold')


class Unreadable(Exception):
    """A gold file that does not say what its format asks for."""


def occurrences(text, quote):
    """Where a quote stands in a text, as whole words."""
    at, out = text.find(quote), []
    while at >= 0:
        end = at + len(quote)
        before = at == 0 or not (text[at - 1].isalnum() and quote[0].isalnum())
        after = end == len(text) or not (text[end].isalnum() and quote[-1].isalnum())
        if before and after:
            out.append((at, end))
        at = text.find(quote, at + 1)
    return out


def numbered(mark):
    """`he{2}` -> ('he', 2); `he` -> ('he', None)."""
    m = re.fullmatch(r'(.*)\{(\d+)\}', mark.strip(), re.S)
    return (m.group(1).strip(), int(m.group(2))) if m else (mark.strip(), None)


def distance(span, spans):
    return min(max(s - span[1], span[0] - e, 0) for s, e in spans)


def find(text, mark, near=None):
    """The span of a mark: the occurrence with its number, else the one nearest to the spans `near` and outside of them,
    else the first."""
    quote, number = numbered(mark)
    found = occurrences(text, quote) if quote else []
    if not found:
        raise Unreadable(f'not in the text: {quote!r}')
    if number is not None:
        if number > len(found):
            raise Unreadable(f'no occurrence {number} of {quote!r}')
        return found[number - 1]
    if near:
        outside = [f for f in found if all(f[1] <= s or f[0] >= e for s, e in near)]
        return min(outside or found, key=lambda f: (distance(f, near), f[0]))
    return found[0]


def pieces(text, mark, near=None):
    """The spans of a mark with pieces, `one // two`; a later piece is looked for behind the one before."""
    out = []
    for part in mark.split(' // '):
        quote, number = numbered(part)
        if number is None and out and near is None:
            behind = [f for f in occurrences(text, quote) if f[0] >= out[-1][1]]
            if behind:
                out.append(behind[0])
                continue
        out.append(find(text, part, near))
    return out


def cues(text, mark, own, content):
    """The spans of a cue: for each piece the occurrence nearest to the link's own source, outside of the content."""
    out = []
    for part in mark.split(' // '):
        quote, number = numbered(part)
        found = [f for f in occurrences(text, quote) if all(f[1] <= s or f[0] >= e for s, e in content + own)]
        if number is None and found:
            out.append(min(found, key=lambda f: (distance(f, own), f[0] < own[0][0], f[0])))
        else:
            out.append(find(text, part, content))
    return out


def link(text, mark, content):
    """One link of a chain: `source [cue]`, with `source=name` where the words are a pronoun or a short form and
    `one & two` where several sources stand side by side."""
    m = re.fullmatch(r'(.*?)\s*(?:\[(.*)\])?', mark.strip(), re.S)
    sources = []
    for source in m.group(1).split(' & '):
        quote, _, name = source.partition('=')
        span = find(text, quote, content)
        sources.append({'quote': text[span[0]:span[1]], 'span': span, 'name': (name.strip() or text[span[0]:span[1]])})
    own = [x['span'] for x in sources]
    cue = cues(text, m.group(2), own, content) if m.group(2) else []
    return {'sources': sources, 'cue': [{'quote': text[s:e], 'span': (s, e)} for s, e in cue]}


def statement(text, line):
    fields = [f.strip() for f in line.split(' | ')]
    if len(fields) not in (2, 3):
        raise Unreadable(f'not content | chain | labels: {line!r}')
    content = pieces(text, fields[0])
    chain = []
    if fields[1] != '-':
        chain = [link(text, x, content) for x in fields[1].split(' > ')]
    out = {'content': [{'quote': text[s:e], 'span': (s, e)} for s, e in content], 'chain': chain}
    if len(fields) == 3:
        for label in fields[2].split():
            for role, known in (('stance', STANCES), ('certainty', CERTAINTIES), ('polarity', POLARITIES)):
                # DENIED is a polarity; DENIES a stance: no label is in two lists
                if label in known:
                    if role in out:
                        raise Unreadable(f'two labels of {role}: {line!r}')
                    out[role] = label
                    break
            else:
                raise Unreadable(f'unknown label {label!r}')
    return out


def pronoun(text, line):
    mark, _, antecedent = line.partition(' = ')
    if not antecedent:
        raise Unreadable(f'not source = antecedent: {line!r}')
    span = find(text, mark)
    out = {'source': {'quote': text[span[0]:span[1]], 'span': span}, 'antecedents': []}
    if antecedent.strip() != 'unclear':
        for one in antecedent.split(' / '):
            s, e = find(text, one)
            if s < span[1] and span[0] < e:
                raise Unreadable(f'its own antecedent: {line!r}')
            out['antecedents'].append({'quote': text[s:e], 'span': (s, e)})
    return out


MARK = re.compile(r'\[([a-z]):([^\[\]]+)\]')


def named(text):
    """The text without its marks, and the names that they mark."""
    plain, names, at = [], [], 0
    length = 0
    for m in MARK.finditer(text):
        plain.append(text[at:m.start()])
        length += m.start() - at
        if m.group(1) not in NAMES:
            raise Unreadable(f'unknown label {m.group(1)!r}')
        kind, label = NAMES[m.group(1)]
        names.append({'quote': m.group(2), 'span': (length, length + len(m.group(2))), 'kind': kind, 'label': label})
        plain.append(m.group(2))
        length += len(m.group(2))
        at = m.end()
    plain.append(text[at:])
    out = ''.join(plain)
    if '[' in out or ']' in out:
        raise Unreadable(f'a bracket that marks nothing: {out!r}')
    return out, names


def read(path):
    """The passages of a gold file."""
    out, name = [], os.path.basename(path)
    with open(path, encoding='utf-8') as file:
        blocks = re.split(r'^@@ ', file.read(), flags=re.M)[1:]
    for block in blocks:
        head, _, body = block.partition('\n')
        words = head.split()
        outlet = None
        if 'outlet' in words:                        # everything behind the word `outlet` is its name
            i = words.index('outlet')
            outlet, words = ' '.join(words[i + 1:]), words[:i]
        passage = {'id': words[0], 'genre': words[1] if len(words) > 1 else None,
                   'topic': words[2] if len(words) > 2 else None, 'outlet': outlet, 'file': name,
                   'statements': [], 'pronouns': [], 'names': []}
        lines = body.rstrip('\n').split('\n')
        marks = [x for x in lines if x.startswith(('= ', '~ '))]
        text = '\n'.join(x for x in lines if not x.startswith(('= ', '~ '))).strip()
        try:
            if name.startswith('names'):
                text, passage['names'] = named(text)
            passage['text'] = text
            for line in marks:
                if line.startswith('= '):
                    passage['statements'].append(statement(text, line[2:]))
                else:
                    passage['pronouns'].append(pronoun(text, line[2:]))
        except Unreadable as why:
            raise Unreadable(f'{name} {passage["id"]}: {why}') from None
        out.append(passage)
    return out


def files(kind=None, split=None):
    """The gold files, by kind (chains, stance, coreference, names) and split (train, dev, test)."""
    out = []
    for name in sorted(os.listdir(HERE)):
        m = re.fullmatch(r'(chains|stance|coreference|names)-(train|dev|test)\.txt', name)
        if m and (kind is None or m.group(1) == kind) and (split is None or m.group(2) == split):
            out.append(os.path.join(HERE, name))
    return out
