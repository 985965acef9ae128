"""Trains the reading model: python train.py OUT --polnear DIR --gum DIR --silver DIR --start TAGGER.onnx TAGGER.json ...

Two processes, one a core, share their gradients. The learning rate falls to nought at the last step, or, with --minutes, when
the time is up: the number of steps then taken is printed, and --steps with that number repeats the run.
"""
import argparse
import json
import os
import pickle
import random
import time

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F

import batches as B
import corpus as C
import model as M
import tagger

STILL = ('bert.word', 'bert.pos')
STILL_TOO = ('bert.feats', 'bert.ln.')          # below the lowest layer that learns
WEIGHTS = {'roles': 1.0, 'links': 0.1, 'tags': 0.3, 'names': 0.6, 'lemmas': 0.2, 'arcs': 0.4, 'relations': 0.4, 'gold_arcs': 0.6,
           'gold_relations': 0.6}


def cross(scores, target):
    """The sum over labelled rows."""
    return F.cross_entropy(scores.float(), target, ignore_index=C.UNLABELLED, reduction='sum')


def link_loss(net, h, items, spans):
    """Content -> cue and cue -> source (or none), over the gold spans that lie in the window."""
    d, total, count = net.D, 0.0, 0
    for k, ((text, _, _, told), (a, b)) in enumerate(zip(items, spans)):
        if not told:
            continue
        lo, hi = np.searchsorted(text.first, a), np.searchsorted(text.first, b)
        inside = lambda x: x[0] >= lo and x[1] <= hi
        atts = [x for x in text.att if inside(x['cue'][0])]
        cues = sorted({x['cue'][0] for x in atts})
        sources = sorted({x for y in text.att for x in y['source'] if inside(x)})
        contents = sorted({(x, y['cue'][0]) for y in atts for x in y['content'] if inside(x)})
        if not cues:
            continue

        def vectors(spans, j):
            at = torch.tensor([[text.first[s] - a + 1, text.first[e - 1] - a + 1] for s, e in spans])
            return net.link(h[k, at])[:, :, j * d:(j + 1) * d].mean(1)
        if contents:
            db, rb = M.link_features([x for x, _ in contents], cues)
            scores = M.link_scores(vectors([x for x, _ in contents], 1), vectors(cues, 0), torch.tensor(db), torch.tensor(rb),
                                   net.bias_d[0], net.bias_r[0])
            total = total + cross(scores, torch.tensor([cues.index(c) for _, c in contents]))
            count += len(contents)
        of = {x['cue'][0]: x['source'] for x in atts}
        want = [(c, len(sources) if not of[c] else sources.index(of[c][0])) for c in cues if not of[c] or of[c][0] in sources]
        if want and sources:
            who = [c for c, _ in want]
            own = vectors(who, 2)
            none = (own @ net.null_w / d ** 0.5 + net.null_b)[:, None]
            db, rb = M.link_features(who, sources)
            scores = M.link_scores(own, vectors(sources, 3), torch.tensor(db), torch.tensor(rb), net.bias_d[1], net.bias_r[1])
            total = total + cross(torch.cat([scores, none], 1), torch.tensor([j for _, j in want]))
            count += len(want)
    return total / max(count, 1)


def role_loss(net, h, items, spans):
    rows = [(k, text, a, b) for k, ((text, _, _, told), (a, b)) in enumerate(zip(items, spans)) if told]
    if not rows:
        return 0.0
    words = [np.arange(np.searchsorted(t.first, a), np.searchsorted(t.first, b)) for _, t, a, b in rows]
    n = max(map(len, words))
    at, y, real = np.zeros((len(rows), n), np.int64), np.zeros((len(rows), n), np.int64), np.zeros((len(rows), n), bool)
    for i, ((_, t, a, _), w) in enumerate(zip(rows, words)):
        at[i, :len(w)], y[i, :len(w)], real[i, :len(w)] = t.first[w] - a + 1, t.labels[w], True
    x = h[[k for k, *_ in rows]].gather(1, torch.tensor(at)[:, :, None].expand(-1, -1, h.shape[2]))
    return net.crf.nll(net.em(x), torch.tensor(y), torch.tensor(real)) / real.sum()


def parse_loss(parser, x, b, head, rel):
    """Arcs and relations, both as sums over labelled tokens."""
    told = b['told']
    rows = (told[b['grid']][:, :, head] != C.UNLABELLED).logical_and(b['real']).any(1)
    if not rows.any():
        return 0.0, 0.0
    grid, real = b['grid'][rows], b['real'][rows]
    dep, top, rdep, rtop = (v[grid] for v in parser(x))
    target = told[grid]
    y, r = target[:, :, head].masked_fill(~real, C.UNLABELLED), target[:, :, rel].masked_fill(~real, C.UNLABELLED)
    wall = torch.cat([real, torch.ones(len(real), 1, dtype=torch.bool)], 1)[:, None, :]
    scores = parser.arcs(dep, top).float().masked_fill(~wall, -1e4)
    arcs = cross(scores.flatten(0, 1), y.flatten())
    rtop = torch.cat([rtop, parser.root_rel.expand(len(rtop), 1, -1)], 1)
    picked = rtop.gather(1, y.clamp(min=0)[:, :, None].expand(-1, -1, rtop.shape[2]))
    return arcs, cross(parser.relations(rdep, picked).flatten(0, 1), r.flatten())


def losses(net, b):
    with torch.autocast('cpu', dtype=torch.bfloat16):
        h = net.bert(b['ids'], b['mask'], b['feats'])
    h = net.drop(h.float())
    flat = h.flatten(0, 1)
    x = torch.cat([flat[b['first']], flat[b['last']]], 1) + net.part(b['part'])
    tags, names, lemmas = net.words(x)
    told, n = b['told'], len(b['told'])
    out = {'roles': role_loss(net, h, b['items'], b['spans']), 'links': link_loss(net, h, b['items'], b['spans']),
           'tags': cross(tags, told[:, 0]) / n, 'names': cross(names, told[:, 1]) / n, 'lemmas': cross(lemmas, told[:, 2]) / n}
    arcs, rels = parse_loss(net.news, x, b, 3, 4)
    out['arcs'], out['relations'] = arcs / n, rels / n
    arcs, rels = parse_loss(net.tree, x, b, 5, 6)
    out['gold_arcs'], out['gold_relations'] = arcs / n, rels / n
    return out


def arguments():
    ap = argparse.ArgumentParser()
    ap.add_argument('out')
    ap.add_argument('--polnear', required=True)
    ap.add_argument('--gum', required=True)
    ap.add_argument('--silver', required=True, help='folder with train.jsonl and gum.jsonl')
    ap.add_argument('--gold', help='folder of gold passages; --silver has gold.jsonl then')
    ap.add_argument('--gold_times', type=int, default=2)
    ap.add_argument('--names_times', type=int, default=12, help='how often the passages with marked names come')
    ap.add_argument('--start', nargs=2, required=True)
    ap.add_argument('--pieces', required=True)
    ap.add_argument('--steps', type=int, default=0)
    ap.add_argument('--minutes', type=float, default=0)
    ap.add_argument('--size', type=int, default=6)
    ap.add_argument('--lr', type=float, default=1.2e-4)
    ap.add_argument('--head_lr', type=float, default=1e-3)
    ap.add_argument('--old_lr', type=float, default=3e-4)
    ap.add_argument('--gum_times', type=int, default=2)
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--frozen', type=int, default=5, help='layers that stay as they are, from below: a third of the time saved')
    ap.add_argument('--kept', help='file where the prepared texts are kept between runs')
    ap.add_argument('--no_roles', action='store_true', help='leave attributions as they are')
    ap.add_argument('--resume')
    return ap.parse_args()


def texts_of(a, rng):
    if a.kept and os.path.exists(a.kept):
        return pickle.load(open(a.kept, 'rb'))
    tok = C.pieces(a.pieces)
    news = C.polnear(a.polnear, 'train', os.path.join(a.silver, 'train.jsonl'), tok)
    from collections import Counter
    low = Counter(w for _, raw, *_ in news for w in raw.split() if w.islower())
    common = {w for w, n in low.items() if n >= 3}
    plain = [C.Text(name, raw, tok, sents, gold) for name, raw, sents, gold in news]
    other = [C.Text(name, *swapped_parts(raw, sents, gold, rng, common, tok)) for name, raw, sents, gold in news]
    trees = [C.Text(name, raw, tok, sents) for name, raw, sents, _ in C.gum(a.gum, 'train', os.path.join(a.silver, 'gum.jsonl'))]
    if a.kept:
        pickle.dump((plain, other, trees), open(a.kept, 'wb'))
    return plain, other, trees


def swapped_parts(raw, sents, gold, rng, common, tok):
    text, told, said = C.swapped(raw, sents, gold, rng, common)
    return text, tok, told, said


def rate(a, step, started):
    done = step / a.steps if a.steps else (time.time() - started) / (60 * a.minutes)
    return done


def groups(net, a):
    out = []
    for name, p in net.named_parameters():
        below = name.startswith(STILL_TOO) if a.frozen else False
        if name.startswith(STILL) or below or name.startswith('bert.layers.') and int(name.split('.')[2]) < a.frozen:
            p.requires_grad_(False)
            continue
        old = name.startswith(('em.', 'link.', 'crf.', 'bias_', 'null_'))
        lr = a.lr if name.startswith('bert.') else a.old_lr if old else a.head_lr
        out.append({'params': [p], 'lr': lr, 'base': lr, 'new': not (old or name.startswith('bert.')),
                    'weight_decay': 0.01 if p.ndim > 1 else 0.0})
    return out


def main():
    a = arguments()
    rank, world = int(os.environ.get('RANK', 0)), int(os.environ.get('WORLD_SIZE', 1))
    if world > 1:
        dist.init_process_group('gloo')
    torch.set_num_threads(1)
    rng = random.Random(a.seed)
    plain, other, trees = texts_of(a, rng)
    gold = []
    if a.gold:
        gold = [C.Text(name, raw, C.pieces(a.pieces), sents)
                for name, raw, sents, _ in C.passages(a.gold, os.path.join(a.silver, 'gold.jsonl'))]
    if a.resume:
        told = json.load(open(os.path.join(os.path.dirname(a.resume), 'labels.json')))
    else:
        told = B.Labels.collect(plain + trees)
    labels = B.Labels(told)
    for t in plain + other + trees + gold:
        B.label(t, labels)
        t.named = bool((t.told[0][:, 1] >= 0).any()) if len(t.told) else False
        t.text, t.sents, t.gold = None, [None] * len(t.sents), None     # the words are not needed any more
    torch.manual_seed(a.seed)
    net = M.Reading(len(labels.tags), len(labels.relations), len(labels.gold_relations), len(labels.lemmas))
    state = torch.load(a.resume)['state'] if a.resume else tagger.weights(*a.start)
    missing = net.load_state_dict(state, strict=False)
    if rank == 0:
        os.makedirs(a.out, exist_ok=True)
        json.dump(told, open(os.path.join(a.out, 'labels.json'), 'w'), indent=1)
        print(len(plain), 'news texts', len(trees), 'trees', {k: len(v) for k, v in told.items()}, 'new weights:',
              len(missing.missing_keys), missing.unexpected_keys, flush=True)
    torch.manual_seed(a.seed * 100 + rank)
    np.random.seed(a.seed * 100 + rank)
    opt = torch.optim.AdamW(groups(net, a), fused=True)
    params = [p for g in opt.param_groups for p in g['params']]
    weights = {**WEIGHTS, 'roles': 0.0, 'links': 0.0} if a.no_roles else WEIGHTS
    started, step, saved, sums, seen = time.time(), 0, time.time(), {}, 0
    net.train()
    done = 0.0
    while done < 1:
        texts = [rng.choice((x, x, y)) for x, y in zip(plain, other)]
        texts += trees * a.gum_times + gold * a.gold_times + [t for t in gold if t.named] * (a.names_times - a.gold_times)
        order = B.shuffled(texts, a.size, rng)
        own = random.Random(a.seed * 1000 + step * 10 + rank)
        for i in range(0, len(order) - world + 1, world):
            done = torch.tensor([rate(a, step, started)])
            if world > 1:
                dist.broadcast(done, 0)
            done = done.item()
            if done >= 1:
                break
            for g in opt.param_groups:
                warm = min(1, (done + 1e-3) / (0.01 if g['new'] else 0.06))
                g['lr'] = g['base'] * warm * max(0.0, 1 - done)
            b = B.batch(order[i + rank], own)
            parts = losses(net, b)
            sum(weights[k] * v for k, v in parts.items() if weights[k]).backward()
            if world > 1:
                flat = torch.cat([p.grad.flatten() if p.grad is not None else torch.zeros(p.numel()) for p in params])
                dist.all_reduce(flat)
                at = 0
                for p in params:
                    p.grad = flat[at:at + p.numel()].view_as(p) / world
                    at += p.numel()
            torch.nn.utils.clip_grad_norm_(params, 1.0)
            opt.step()
            opt.zero_grad(set_to_none=True)
            step += 1
            seen += int(b['mask'].sum())
            for k, v in parts.items():
                sums[k] = sums.get(k, 0.0) + float(torch.as_tensor(v).detach())
            if rank == 0 and step % 25 == 0:
                print(time.strftime('%H:%M:%S'), 'step', step, f'{100 * done:.1f}%', f'{seen * world / (time.time() - started):.0f} pieces/s',
                      ' '.join(f'{k} {v / 25:.3f}' for k, v in sums.items()), flush=True)
                sums = {}
            if rank == 0 and time.time() - saved > 420:
                torch.save({'state': net.state_dict(), 'step': step}, os.path.join(a.out, 'checkpoint.pt'))
                saved = time.time()
    if rank == 0:
        torch.save({'state': net.state_dict(), 'step': step}, os.path.join(a.out, 'reading.pt'))
        print('steps', step, f'{(time.time() - started) / 60:.1f} minutes', flush=True)


if __name__ == '__main__':
    main()
