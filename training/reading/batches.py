"""Windows of texts as tensors, with the layout, the case and the quotation marks varied so that none of them tells a corpus."""
import random

import numpy as np
import torch

import corpus as C

CLS, SEP = 101, 102
STRAIGHT = {1523: 1000, 1524: 1000, 1521: 1005, 1520: 1005}     # curly marks to straight ones


def ids_of(labels):
    return {x: i for i, x in enumerate(labels)}


class Labels:
    """The label sets, in the order of the model's outputs."""

    def __init__(self, told):
        self.tags, self.relations, self.gold_relations, self.lemmas = (
            told[k] for k in ('tags', 'relations', 'gold_relations', 'lemmas'))
        self.tag, self.rel, self.gold, self.lemma = map(ids_of, (self.tags, self.relations, self.gold_relations, self.lemmas))
        self.name = ids_of(C.NAME_LABELS)

    @staticmethod
    def collect(texts):
        from collections import Counter
        count = {k: Counter() for k in ('tags', 'relations', 'gold_relations', 'lemmas')}
        for t in texts:
            for sent in t.sents:
                for s, e, lemma, tag, _, head, rel, ghead, grel in sent:
                    count['tags'][tag] += 1
                    if rel:
                        count['relations'][rel] += 1
                    if grel:
                        count['gold_relations'][grel] += 1
                    if lemma:
                        count['lemmas'][C.script(t.text[s:e], lemma)] += 1
        least = {'tags': 5, 'relations': 5, 'gold_relations': 5, 'lemmas': 5}
        return {k: sorted(x for x, n in c.items() if n >= least[k]) for k, c in count.items()}


def label(text, labels):
    """Per sentence an int array [tokens, 7]: tag, name, lemma, head, relation, gold head, gold relation."""
    text.told = []
    for sent in text.sents:
        rows = []
        for s, e, lemma, tag, ent, head, rel, ghead, grel in sent:
            kind = C.NAME_OF.get(ent[2:]) if ent and ent != 'O' else None
            name = C.UNLABELLED if ent is None else labels.name[f'{ent[0]}-{kind}'] if kind else 0
            n = len(sent)
            rows.append((labels.tag.get(tag, C.UNLABELLED), name,
                         labels.lemma.get(C.script(text.text[s:e], lemma), C.UNLABELLED) if lemma else C.UNLABELLED,
                         C.UNLABELLED if head is None else n if head < 0 else head,
                         C.UNLABELLED if head is None else labels.rel.get(rel, C.UNLABELLED),
                         C.UNLABELLED if ghead is None else n if ghead < 0 else ghead,
                         C.UNLABELLED if ghead is None else labels.gold.get(grel, C.UNLABELLED)))
        text.told.append(np.array(rows, np.int64).reshape(-1, 7))


def cut(text, rng):
    """Windows of whole sentences without overlap, the first one cut short at random."""
    out, s, first = [], 0, True
    n = len(text.sents)
    while s < n:
        size = rng.randint(C.WINDOW // 3, C.WINDOW) if first else C.WINDOW
        first, e = False, s + 1
        while e < n and text.begin[e + 1] - text.begin[s] <= size:
            e += 1
        if rng.random() < 0.07 and e - s > 1:
            i = rng.randrange(s, e)
            out.append((text, i, i + 1, False))
        else:
            out.append((text, s, e, text.labels is not None))
        s = e
    return out


def varied(text, s, e, ids, feats, at, rng):
    """The input of a window, changed as a page, a headline or an old typewriter would."""
    feats, ids = feats.copy(), ids.copy()
    starts = [int(text.begin[i] - at) for i in range(s, e) if text.begin[i] - at < len(ids)]
    if rng.random() < (0.4 if text.labels is not None else 0.75):
        often, kind = rng.choice((0, 0.1, 0.25, 0.5, 0.8, 1)), rng.choice((1, 2, 2))
        for p in starts:
            if feats[p, 2] != 3:
                feats[p, 2] = kind if rng.random() < often else 0
    if rng.random() < 0.3 and len(starts):
        feats[starts[0], 2] = rng.choice((0, 1, 2, 3))
    roll = rng.random()
    letters = feats[:, 0] < 3
    if roll < 0.04:
        feats[letters, 0] = 0
    elif roll < 0.06:
        feats[letters, 0] = 2
    elif roll < 0.14:
        i = rng.randrange(len(starts))
        a, b = starts[i], starts[i + 1] if i + 1 < len(starts) else len(ids)
        part = feats[a:b, 0]
        if roll < 0.12:
            part[(part == 0) & (np.random.rand(b - a) < 0.8)] = 1
        else:
            part[part < 3] = 2
    if rng.random() < 0.05:
        feats[:, 1] = 0
    if rng.random() < 0.2:
        for a, b in STRAIGHT.items():
            ids[ids == a] = b
    return ids, feats


def batch(items, rng=None):
    """-> dict of tensors. Tokens of all sentences lie in one list; `grid` [sentences, longest] points into it."""
    pieces, spans = [], []
    for text, s, e, _ in items:
        a = int(text.begin[s]) if s else 0
        b = min(int(text.begin[e]), a + C.WINDOW)
        x, f = text.ids[a:b], text.feats[a:b]
        if rng:
            x, f = varied(text, s, e, x, f, a, rng)
        pieces.append((x, f))
        spans.append((a, b))
    n = max(len(x) for x, _ in pieces) + 2
    ids, mask = np.zeros((len(items), n), np.int64), np.zeros((len(items), n), np.int64)
    feats = np.zeros((len(items), n, 3), np.int64)
    first, last, part, told, lengths, row = [], [], [], [], [], []
    for k, ((text, s, e, _), (x, f), (a, b)) in enumerate(zip(items, pieces, spans)):
        m = len(x)
        ids[k, 0], ids[k, m + 1], ids[k, 1:m + 1], mask[k, :m + 2], feats[k, 1:m + 1] = CLS, SEP, x, 1, f
        for i in range(s, e):
            keep = text.tok_last[i] < b
            c = int(keep.sum()) if keep.all() else int(np.argmin(keep))
            if not c:
                continue
            y = text.told[i][:c].copy()
            if c < len(keep):
                for col, rel in ((3, 4), (5, 6)):
                    gone = y[:, col] >= c
                    y[gone, col] = y[gone, rel] = C.UNLABELLED
            first.append(text.tok_first[i][:c] - a + 1 + k * n)
            last.append(text.tok_last[i][:c] - a + 1 + k * n)
            part.append(text.tok_part[i][:c])
            told.append(y)
            lengths.append(c)
    longest = max(lengths)
    grid = np.zeros((len(lengths), longest), np.int64)
    real = np.zeros((len(lengths), longest), bool)
    at = 0
    for i, c in enumerate(lengths):
        grid[i, :c], real[i, :c] = np.arange(at, at + c), True
        # the root's index is the sentence's length: move it to the last column
        for col in (3, 5):
            root = told[i][:, col] == c
            told[i][root, col] = longest
        at += c
    t = torch.from_numpy
    return {'ids': t(ids), 'mask': t(mask), 'feats': t(feats), 'first': t(np.concatenate(first)), 'last': t(np.concatenate(last)),
            'part': t(np.concatenate(part)), 'told': t(np.concatenate(told)), 'grid': t(grid), 'real': t(real),
            'items': items, 'spans': spans}


def shuffled(texts, size, rng):
    items = [w for t in texts for w in cut(t, rng)]
    rng.shuffle(items)
    out = []
    for i in range(0, len(items), size * 40):
        block = sorted(items[i:i + size * 40], key=lambda w: w[0].begin[w[2]] - w[0].begin[w[1]])
        out += [block[j:j + size] for j in range(0, len(block), size)]
    rng.shuffle(out)
    return out
