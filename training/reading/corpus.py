"""The training texts: PolNeAR with its attributions and silver trees, GUM with its gold trees, gold passages.

A text is cut into BERT's word pieces, and beside them into the words of a treebank ("tokens"). Every token knows the first
and the last piece of the piece-words it touches, and how many tokens before it start in the same piece-word ("part").
"""
import glob
import json
import os
import random
import re

import numpy as np
from tokenizers import Tokenizer

ROLES = ('source', 'cue', 'content')
ROLE_LABELS = 7                     # O, B-source, I-source, B-cue, I-cue, B-content, I-content
NAMES = ('PERSON', 'ORG', 'PLACE', 'PRODUCT', 'EVENT', 'WORK', 'NORP')
NAME_OF = {'PERSON': 'PERSON', 'ORG': 'ORG', 'GPE': 'PLACE', 'LOC': 'PLACE', 'FAC': 'PLACE', 'PRODUCT': 'PRODUCT',
           'EVENT': 'EVENT', 'WORK_OF_ART': 'WORK', 'LAW': 'WORK', 'NORP': 'NORP'}
NAME_LABELS = ['O'] + [p + '-' + n for n in NAMES for p in 'BILU']
OPEN, CLOSE = '“«„', '”»'
WINDOW = 254                        # pieces between [CLS] and [SEP]
UNLABELLED = -100


def pieces(path):
    t = Tokenizer.from_file(path)
    t.no_truncation()
    t.no_padding()
    return t


def quote_state(text):
    """Per character: 0 outside, 1 inside double quotation marks, 2 an opening, 3 a closing mark. A paragraph ends it."""
    state = np.zeros(len(text), np.int8)
    inside, i = False, 0
    while i < len(text):
        c = text[i]
        if c == '\n':
            inside = False
        elif c in OPEN:
            inside = True
            state[i] = 2
            i += 1
            continue
        elif c in CLOSE:
            inside = False
            state[i] = 3
            i += 1
            continue
        elif c == '"' or text[i:i + 2] in ('``', "''"):
            n = 1 if c == '"' else 2
            inside = not inside
            state[i:i + n] = 2 if inside else 3
            i += n
            continue
        state[i] = inside
        i += 1
    return state


def letter_case(form):
    if form.isupper() and len(form) > 1:
        return 2
    if form[:1].isupper():
        return 1
    if form[:1].isdigit():
        return 3
    return 0 if form[:1].isalpha() else 4


def script(form, lemma):
    """How to get from a form to its lemma: how many letters to drop, and what to put there."""
    low = form.lower()
    n = len(os.path.commonprefix([low, lemma]))
    return f'{len(low) - n}|{lemma[n:]}'


class Text:
    """A text with its pieces and tokens.

    sents: per sentence a list of tokens (start, end, lemma, tag, entity, head, relation, gold head, gold relation);
    heads are indexes in the sentence, -1 at the root, None where nobody says.
    """

    def __init__(self, name, text, tok, sents, gold=None, weight=1.0):
        self.name, self.text, self.sents, self.gold, self.weight = name, text, sents, gold, weight
        e = tok.encode(text, add_special_tokens=False)
        self.ids = np.array(e.ids, np.int64)
        word = np.array(e.word_ids, np.int64)
        off = np.array(e.offsets, np.int64).reshape(-1, 2)
        starts = np.concatenate([[True], word[1:] != word[:-1]])
        self.first = np.flatnonzero(starts)
        self.last = np.concatenate([self.first[1:] - 1, [len(self.ids) - 1]])
        self.ws, self.we = off[self.first, 0], off[self.last, 1]
        quotes = quote_state(text)
        feats = np.zeros((len(self.ids), 3), np.int64)
        before = 0
        for w, (s, t) in enumerate(zip(self.ws.tolist(), self.we.tolist())):
            a, b = self.first[w], self.last[w] + 1
            feats[a:b, 0] = letter_case(text[s:t])
            feats[a:b, 1] = quotes[s]
            feats[a, 2] = 3 if w == 0 else min(text[before:s].count('\n'), 2)
            before = t
        self.feats = feats
        self.tokens()
        self.labels = None if gold is None else self.roles()

    def tokens(self):
        """Lays the tokens over the pieces; drops sentences that no piece carries."""
        kept = []
        for sent in self.sents:
            w = [np.searchsorted(self.ws, t[0], 'right') - 1 for t in sent]
            v = [max(a, np.searchsorted(self.ws, t[1] - 1, 'right') - 1) for a, t in zip(w, sent)]
            if not sent or w[0] < 0:
                continue
            part, n = [], 0
            for i, a in enumerate(w):
                n = n + 1 if i and w[i - 1] == a else 0
                part.append(min(n, 3))
            kept.append((sent, self.first[w], self.last[v], np.array(part)))
        self.sents = [k[0] for k in kept]
        self.tok_first = [k[1] for k in kept]
        self.tok_last = [k[2] for k in kept]
        self.tok_part = [k[3] for k in kept]
        self.begin = np.array([f[0] for f in self.tok_first] + [len(self.ids)], np.int64)

    def words_of(self, s, e):
        a = int(np.searchsorted(self.we, s, 'right'))
        b = int(np.searchsorted(self.ws, e, 'left'))
        return (a, b) if b > a else None

    def roles(self):
        """One role label per piece-word; where spans overlap the smaller one wins."""
        spans = sorted({(s, e, r) for a in self.gold for r in ROLES for s, e in a[r]}, key=lambda x: x[0] - x[1])
        lab = np.zeros(len(self.first), np.int64)
        for s, e, r in spans:
            w = self.words_of(s, e)
            if w:
                k = 1 + 2 * ROLES.index(r)
                lab[w[0]:w[1]] = k + 1
                lab[w[0]] = k
        for i in range(len(lab)):
            if lab[i] and lab[i] % 2 == 0 and (i == 0 or lab[i - 1] not in (lab[i], lab[i] - 1)):
                lab[i] -= 1
        self.att = []
        for a in self.gold:
            w = {r: [x for x in (self.words_of(s, e) for s, e in a[r]) if x] for r in ROLES}
            if w['cue']:
                self.att.append(w)
        return lab


def windows(begin, n, size=WINDOW, start=0):
    """Sentences (first, end) of windows of at most `size` pieces; every sentence lies whole in one of them."""
    out, s = [], start
    sents = len(begin) - 1
    while s < sents:
        e = s + 1
        while e < sents and begin[e + 1] - begin[s] <= size:
            e += 1
        out.append((s, e))
        if e == sents:
            break
        back = e
        while back - 1 > s and begin[e] - begin[back - 1] <= 64:
            back -= 1
        s = back
    return out


def polnear(root, split, silver, tok):
    import sys
    sys.path.insert(0, os.path.dirname(os.environ['SCORER']))
    import score_attribution as scorer
    trees = {}
    for line in open(silver, encoding='utf-8'):
        d = json.loads(line)
        trees[d['name']] = d['sents']
    texts = []
    for path in sorted(glob.glob(os.path.join(root, split, 'text', '*.txt'))):
        name = os.path.basename(path)[:-4]
        anns = sorted(glob.glob(os.path.join(root, split, 'attributions', glob.escape(name) + '_*.ann')))
        if anns and name in trees:
            raw = open(path, encoding='utf-8', newline='').read()
            sents = [tokens(s, raw) for s in trees[name]]
            texts.append((name, raw, sents, scorer.gold(anns[0], raw)))
    return texts


def tokens(sent, raw):
    """A sentence as dumped; "cannot" becomes two words."""
    out, shift = [], [0] * len(sent)
    at = []
    for s, e, *_ in sent:
        at.append(len(at) + sum(shift))
    where, n = [], 0
    for s, e, *_ in sent:
        where.append(n)
        n += 2 if raw[s:e].lower() == 'cannot' else 1
    for s, e, lemma, tag, ent, head, rel, *_ in sent:
        h = -1 if head < 0 else where[head]
        if raw[s:e].lower() == 'cannot':
            me = len(out)
            out.append((s, s + 3, 'can', 'MD', 'O', h, rel, None, None))
            out.append((s + 3, e, 'not', 'RB', 'O', h if h >= 0 else me, 'advmod', None, None))
        else:
            out.append((s, e, lemma, tag, ent, h, rel, None, None))
    return out


RELATIONS = {'obl:unmarked': 'obl', 'nmod:unmarked': 'nmod', 'obl:agent': 'obl', 'nsubj:outer': 'nsubj', 'csubj:outer': 'csubj',
             'csubj:pass': 'csubj', 'advcl:relcl': 'advcl', 'nmod:desc': 'compound', 'det:predet': 'det'}


def gum(root, split, silver):
    """Texts of GUM; `silver`: NLP4J's reading of the same words, one sentence a line, train before dev."""
    lines = iter(open(silver, encoding='utf-8')) if silver else None
    texts = []
    for part in ('train', 'dev'):
        for path in sorted(glob.glob(os.path.join(root, part, '*.conllu'))):
            text, sents = '', []
            for block in open(path, encoding='utf-8').read().split('\n\n'):
                rows = [r.split('\t') for r in block.split('\n') if r and not r.startswith('#')]
                if not rows:
                    continue
                if text:
                    text = text.rstrip() + ('\n\n' if re.search(r'^# newpar', block, re.M) else ' ')
                sent, until, whole = [], 0, False
                for r in rows:
                    glue = 'SpaceAfter=No' in r[9]
                    if '-' in r[0]:
                        until, whole, tight = int(r[0].split('-')[1]), True, glue
                        continue
                    if not r[0].isdigit():
                        continue
                    i = int(r[0])
                    s = len(text)
                    text += r[1]
                    sent.append([s, len(text), r[2], r[4], 'O', None, None, int(r[6]) - 1, RELATIONS.get(r[7], r[7])])
                    if whole and i < until:
                        continue
                    if whole and i == until:
                        glue, whole = tight, False
                    if not glue:
                        text += ' '
                if lines:
                    told = json.loads(next(lines))[0]
                    for t, k in zip(sent, told, strict=True):
                        t[2], t[4], t[5], t[6] = k[2], k[4], k[5], k[6]
                sents.append([tuple(t) for t in sent])
            if part == split:
                texts.append((os.path.basename(path)[:-7], text, sents, None))
    return texts


SYLLABLES = ('ka ko ku re le lu pus var dra gar pi mo ra ti zen tel bor ist ve ma sil do na kor pol nar dek ta ro hel fen qui '
             'sta bri lo gan dor fal ske mir ul ja dze yev sky berg son ton ley mark ova ich ez oli ard wen thorpe').split()


def invented(rng):
    word = ''.join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 2, 3, 3, 4)))).capitalize()
    roll = rng.random()
    if roll < 0.08:
        return word[:4].upper()
    if roll < 0.13:
        return f'{word}-{rng.randint(1, 30)}'
    return word


def swapped(raw, sents, gold, rng, common):
    """The text with new names: the same new one for every place of an old one. Common words in names stay."""
    new = {}
    cuts = []
    for sent in sents:
        for t in sent:
            form = raw[t[0]:t[1]]
            if t[3].startswith('NNP') and t[4][2:] in ('PERSON', 'ORG', 'PRODUCT', 'FAC', 'GPE') and form.isalpha() \
                    and len(form) > 3 and form.lower() not in common and (t[4][2:] != 'GPE' or rng.random() < 0.3):
                if form not in new:
                    name = invented(rng)
                    new[form] = name.split('-')[0] if t[4][2:] == 'PERSON' else name
                cuts.append((t[0], t[1], new[form]))
    out, at = [], 0
    for s, e, name in sorted(set(cuts)):
        if s >= at:
            out += [raw[at:s], name]
            at = e
    out.append(raw[at:])
    # positions before and behind each cut
    old, pos, n, at = [0], [0], 0, 0
    for s, e, name in sorted(set(cuts)):
        if s < at:
            continue
        n += s - at
        old.append(s)
        pos.append(n)
        n += len(name)
        old.append(e)
        pos.append(n)
        at = e
    old, pos = np.array(old), np.array(pos)

    def move(x):
        i = int(np.searchsorted(old, x, 'right')) - 1
        return int(pos[i] + x - old[i])
    text = ''.join(out)
    told = [[(move(t[0]), move(t[1]), *t[2:]) for t in sent] for sent in sents]
    told = [[(t[0], t[1], text[t[0]:t[1]].lower(), *t[3:]) if raw[o[0]:o[1]] in new else t for t, o in zip(a, b)]
            for a, b in zip(told, sents)]
    said = None if gold is None else [{r: [(move(s), move(e)) for s, e in a[r]] for r in ROLES} for a in gold]
    return text, told, said


def passages(folder, silver, held=False):
    """Gold passages with NLP4J's trees: `silver` names them FILE-ID. Only the names files say which words are names."""
    import passages as gold
    trees = {}
    for line in open(silver, encoding='utf-8'):
        d = json.loads(line)
        trees[d['name']] = d['sents']
    texts = []
    for kind in ('names', 'chains', 'stance', 'coreference'):
        for i, p in enumerate(gold.read(os.path.join(folder, f'{kind}-train.txt'))):
            if f"{kind}-{p['id']}" not in trees:
                continue
            sents = [tokens(s, p['text']) for s in trees[f"{kind}-{p['id']}"]]
            if (kind == 'names' and i % 10 == 9) != held:
                continue
            marks = None if kind != 'names' else {n['span']: n['label'] for n in p['names']}
            texts.append((p['id'], p['text'], [marked(s, marks) for s in sents], None))
    return texts


def marked(sent, names):
    """The sentence with these names and no others; without names, nothing is said of them."""
    if names is None:
        return [(*t[:4], None, *t[5:]) for t in sent]
    ents = ['O'] * len(sent)
    for (s, e), kind in names.items():
        inside = [i for i, t in enumerate(sent) if t[0] < e and t[1] > s]
        for i in inside:
            place = 'U' if len(inside) == 1 else 'B' if i == inside[0] else 'L' if i == inside[-1] else 'I'
            ents[i] = f'{place}-{kind}'
    return [(*t[:4], ent, *t[5:]) for t, ent in zip(sent, ents)]
