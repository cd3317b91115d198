import Karpenter

/// How the time that something takes grows with one size of the cluster, all others held.
enum GrowthBench {
  /// Aimed at for kube-scheduler and Karpenter's rounds; for passes over single nodes.
  private static let (aim, singleNodeAim) = (1.3, 2.0)
  private static let podCounts = [100, 316, 1_000, 3_162, 10_000]
  private static let nodeCounts = [10, 50, 250, 1_000, 5_000]

  static func figures() -> [Figure] {
    [
      figure("scheduling, Pods on 1000 nodes", podCounts) { SchedulerBench.seconds(pods: $0, nodes: 1_000) },
      figure("scheduling, nodes for 1000 Pods", nodeCounts) {
        SchedulerBench.seconds(pods: 1_000, nodes: $0)
      },
      figure("provisioning, Pods", podCounts) { seconds(DiversePods.snapshot($0)) },
      figure("provisioning, nodes with 1000 Pods", nodeCounts) {
        seconds(LargeCluster.snapshot(pods: 1_000, nodes: $0, nodePools: 1))
      },
      figure("provisioning, NodePools with 1000 Pods", [1, 3, 10, 32, 100]) {
        seconds(LargeCluster.snapshot(pods: 1_000, nodes: 100, nodePools: $0))
      },
      figure("single-node consolidation, nodes", [100, 200, 400, 1_000, 2_000], aim: singleNodeAim) {
        DisruptionBench.fruitlessSeconds(nodes: $0)
      },
    ]
  }

  private static func seconds(_ snapshot: ProvisioningSnapshot) -> Double {
    ProcessUsage.measure { Provisioner.solve(snapshot) }.cpuSeconds
  }

  private static func figure(
    _ name: String, _ sizes: [Int], aim: Double = aim, seconds: (Int) -> Double
  ) -> Figure {
    let points = sizes.map { size in
      // What takes next to no time is taken at its best.
      let first = seconds(size)
      let best = first > 0.2 ? first : (0..<4).reduce(first) { best, _ in min(best, seconds(size)) }
      return (size: Double(size), seconds: best)
    }
    let told = points.map { point in
      "\(FigureTable.rounded(point.size, digits: 0)): \(FigureTable.rounded(point.seconds * 1000, digits: 0)) ms"
    }
    return Figure(
      name: name, value: LeastSquares.exponent(points.map { ($0.size, $0.seconds) }), unit: "",
      aim: .atMost(aim), note: told.joined(separator: " · "))
  }
}
