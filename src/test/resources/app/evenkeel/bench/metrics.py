"""The same metrics and correlations with numpy. Arguments: folder with the data, repetitions."""
import sys
import time

import numpy as np

folder, repetitions = sys.argv[1], int(sys.argv[2])
market = np.fromfile(folder + "/bench_10000.f64")
returns = np.fromfile(folder + "/returns_500x10000.f64").reshape(-1, market.size)
n = market.size
year = 252**0.5


def metrics():
    mean = returns.mean(1)
    deviation = returns.std(1, ddof=1)
    shortfall = np.sqrt((np.minimum(returns, 0) ** 2).mean(1))
    wealth = np.cumprod(1 + returns, axis=1)
    peak = np.maximum(np.maximum.accumulate(wealth, axis=1), 1)
    ordered = np.sort(returns, axis=1)
    tails = []
    for p in (0.05, 0.01):
        rank = (n - 1) * p
        i = int(rank)
        tails.append(-(ordered[:, i] + (rank - i) * (ordered[:, i + 1] - ordered[:, i])))
        tails.append(-ordered[:, : i + 1].mean(1))
    centred = market - market.mean()
    beta = ((returns - mean[:, None]) @ centred) / (centred @ centred)
    active = returns - market
    tracking = active.std(1, ddof=1)
    return [
        mean, deviation * year, mean / deviation * year, mean / shortfall * year,
        (wealth / peak - 1).min(1), *tails, beta, tracking * year,
        active.mean(1) / tracking * year,
    ]  # fmt: skip


def measure(name, work, times):
    for i in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        print(f"measured {name}-{i} {time.perf_counter() - wall}")
        print(f"measured {name}-{i}-cpu {time.process_time() - cpu}")


metrics()
measure("metrics", metrics, max(3, repetitions // 3))
np.corrcoef(returns)
measure("correlation", lambda: np.corrcoef(returns), max(3, repetitions // 2))
