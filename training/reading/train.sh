#!/bin/sh
# Trains the reading model on two cores: train.sh POLNEAR GUM SILVER OUT   (tagger.onnx, tagger.json, tokenizer.json beside)
# SCORER is the file score_attribution.py, which reads PolNeAR's annotations.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
: "${SCORER:?set SCORER to score_attribution.py}"
export OMP_NUM_THREADS=1 MASTER_ADDR=127.0.0.1 MASTER_PORT=29511 WORLD_SIZE=2
both() {
  RANK=1 python "$here/train.py" "$@" --polnear "$polnear" --gum "$gum" --silver "$silver" --start tagger.onnx tagger.json \
    --pieces tokenizer.json --kept "$silver/kept.pkl" &
  RANK=0 python "$here/train.py" "$@" --polnear "$polnear" --gum "$gum" --silver "$silver" --start tagger.onnx tagger.json \
    --pieces tokenizer.json --kept "$silver/kept.pkl"
  wait
}
polnear=$1 gum=$2 silver=$3
both "$4/first" --steps 1354 --size 4 --frozen 0
both "$4/second" --steps 539 --size 4 --frozen 5 --resume "$4/first/reading.pt" --gold "$here/gold" --gold_times 4 --names_times 30 \
  --gum_times 1 --lr 4e-5 --head_lr 3e-4 --old_lr 1e-4 --seed 2
both "$4/third" --steps 421 --size 4 --frozen 5 --resume "$4/second/reading.pt" --gold "$here/gold" --gold_times 4 --names_times 20 \
  --gum_times 1 --lr 8e-5 --head_lr 6e-4 --seed 3 --no_roles
