import Karpenter
import Kubernetes

/// 1,000 on-demand nodes of one size in three zones with ten Pods each, a fifth of these with a wish to be spread over
/// zones; all nodes may be consolidated, and budgets hold nothing.
enum ConsolidationCluster {
  private static let podsOfANode = 10

  /// Requests drawn as in the benchmark of provisioning, trimmed to what the node has.
  static func snapshot(vCPU: Int) -> DisruptionSnapshot {
    var random = SeededRandom(seed: 7, purpose: "bench", object: "consolidation")
    return snapshot(vCPU: vCPU) { free in
      let milliCPU = [100, 250, 500, 1000, 1500][random.integer(below: 5)]
      let mebibytes = [100, 256, 512, 1024, 2048, 4096][random.integer(below: 6)]
      return (min(milliCPU, free.milliCPU), min(mebibytes, free.mebibytes))
    }
  }

  /// Nodes of 4 vCPU without room for any Pod of another: each could only be replaced by its like.
  static func fullSnapshot(nodes: Int = 1_000) -> DisruptionSnapshot {
    var random = SeededRandom(seed: 7, purpose: "bench", object: "full")
    return snapshot(vCPU: 4, nodes: nodes) { free in
      let share = free.milliCPU / free.pods
      let drawn = free.pods == 1 ? share : share * 3 / 4 + random.integer(below: share / 2)
      return (drawn, min(128 + random.integer(below: 4) * 64, free.mebibytes))
    }
  }

  private struct Free {
    var milliCPU: Int
    var mebibytes: Int
    var pods: Int
  }

  private static func snapshot(
    vCPU: Int, nodes: Int = 1_000, draw: (Free) -> (milliCPU: Int, mebibytes: Int)
  ) -> DisruptionSnapshot {
    var cluster = ProvisioningSnapshot(now: .start)
    let nodePool = NodePool().with {
      $0.metadata.name = "default"
      $0.disruption.budgets = [NodePool.Budget(nodes: "100%")]
      $0.template.spec.requirements = [
        NodeSelectorRequirementWithMinValues(
          NodeSelectorRequirement(key: WellKnown.capacityType, operator: .isIn, values: ["on-demand"]))
      ]
      $0.status.conditions = [Condition(type: "Ready", status: .isTrue)]
    }
    cluster.nodePools = [nodePool]
    cluster.instanceTypes[nodePool.nodePoolName] = DiversePods.types
    for number in 0..<nodes {
      let node = node(number, vCPU: vCPU)
      cluster.nodes.append(node)
      cluster.nodeClaims.append(claim(of: node))
      var free = Free(milliCPU: vCPU * 1000 - 100, mebibytes: vCPU * 2048 - 10, pods: podsOfANode)
      for place in 0..<podsOfANode {
        let (milliCPU, mebibytes) = draw(free)
        free.milliCPU -= milliCPU
        free.mebibytes -= mebibytes
        free.pods -= 1
        cluster.pods.append(
          pod(number * podsOfANode + place, on: node.nodeName, milliCPU, mebibytes, isSpread: place < 2))
      }
    }
    return DisruptionSnapshot(cluster)
  }

  private static func node(_ number: Int, vCPU: Int) -> Node {
    Node().with {
      $0.metadata.name = "node-\(1000 + number)"
      $0.metadata.labels = [
        WellKnown.hostname: $0.metadata.name, WellKnown.zone: "test-zone-\(number % 3 + 1)",
        WellKnown.arch: "amd64", WellKnown.os: "linux", WellKnown.instanceType: "fake-it-\(vCPU)",
        WellKnown.capacityType: "on-demand", WellKnown.nodePool: "default",
        WellKnown.nodeRegistered: "true", WellKnown.nodeInitialized: "true",
      ]
      $0.spec.providerID = "fake:///\(number)"
      $0.status.allocatable = [
        .cpu: Quantity(milli: vCPU * 1000 - 100), .memory: Quantity(bytes: (vCPU * 2048 - 10) << 20),
        .pods: Quantity(vCPU * 10),
      ]
      $0.status.capacity = $0.status.allocatable
      $0.status.conditions = [Condition(type: "Ready", status: .isTrue)]
    }
  }

  private static func claim(of node: Node) -> NodeClaim {
    NodeClaim().with {
      $0.metadata.name = "default-\(node.metadata.name)"
      $0.metadata.labels = node.metadata.labels
      $0.spec.expireAfter = .never
      $0.status.providerID = node.spec.providerID
      $0.status.conditions = ["Launched", "Registered", "Initialized", "Consolidatable"].map {
        Condition(type: $0, status: .isTrue)
      }
    }
  }

  private static func pod(
    _ number: Int, on node: NodeName, _ milliCPU: Int, _ mebibytes: Int, isSpread: Bool
  ) -> Pod {
    let labels = ["my-label": ["a", "b", "c", "d", "e", "f", "g"][number % 7]]
    return Pod.pending(
      number, labels: labels, [.cpu: Quantity(milli: milliCPU), .memory: Quantity(bytes: mebibytes << 20)]
    ).with {
      $0.spec.nodeName = node
      $0.status.phase = .running
      $0.status.conditions = [Condition(type: "Ready", status: .isTrue)]
      if isSpread {
        $0.spec.topologySpreadConstraints = [
          TopologySpreadConstraint(
            maxSkew: 1, topologyKey: WellKnown.zone, whenUnsatisfiable: .scheduleAnyway,
            labelSelector: LabelSelector(matchLabels: labels))
        ]
      }
    }
  }
}
