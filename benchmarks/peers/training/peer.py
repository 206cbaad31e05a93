"""Trains torchvision's R(2+1)D-18 on clips in memory and prints clips/s: what plain PyTorch does with nothing around it."""

import argparse
import time

import torch
from torchvision.models.video import r2plus1d_18

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--threads", type=int, required=True)
parser.add_argument("--batch", type=int, default=8)
parser.add_argument("--steps", type=int, default=4, help="that are measured, after one that is not")
options = parser.parse_args()

torch.set_num_threads(options.threads)
torch.manual_seed(1)
network = r2plus1d_18(num_classes=8).train()
optimizer = torch.optim.SGD(network.parameters(), lr=0.01, momentum=0.9, weight_decay=0.0001)
loss = torch.nn.CrossEntropyLoss()
clips = torch.rand(options.batch, 3, 16, 112, 112)
labels = torch.randint(8, (options.batch,))


def step():
    optimizer.zero_grad()
    loss(network(clips), labels).backward()
    optimizer.step()


step()
start = time.perf_counter()
for _ in range(options.steps):
    step()
print(f"{options.batch * options.steps / (time.perf_counter() - start):.3f}")
