import Cloud
import Karpenter
import Kubernetes

/// The largest cluster that the course speaks of: 1,000 nodes of 100 NodePools, half full, and 10,000 Pods that
/// wait, over all of EC2's types.
enum LargeCluster {
  static let types = EC2Catalogue().instanceTypes(
    for: EC2NodeConfiguration(zones: AWSRegion.usEast1.zones.filter { "abc".contains($0.name.suffix(1)) }))

  static func snapshot(pods: Int = 10_000, nodes: Int = 1_000, nodePools: Int = 100) -> ProvisioningSnapshot {
    var snapshot = ProvisioningSnapshot(now: .start)
    var maker = DiversePods()
    snapshot.pods = maker.pods(pods)
    snapshot.nodePools = (0..<nodePools).map(nodePool)
    for nodePool in snapshot.nodePools { snapshot.instanceTypes[nodePool.nodePoolName] = types }
    for number in 0..<nodes {
      snapshot.nodes.append(node(number, of: snapshot.nodePools[number % nodePools]))
      snapshot.pods.append(runningPod(pods + number, on: NodeName("node-\(number)")))
    }
    return snapshot
  }

  /// Each has a weight, a label and a category of its own.
  private static func nodePool(_ number: Int) -> NodePool {
    NodePool().with {
      $0.metadata.name = "pool-\(number)"
      $0.weight = number + 1
      let category = NodeSelectorRequirement(
        key: AWSLabel.instanceCategory, operator: .isIn, values: [["c", "m", "r"][number % 3]])
      $0.template.spec.requirements = [NodeSelectorRequirementWithMinValues(category)]
      $0.template.labels = ["team": "team-\(number)"]
      $0.status.conditions = [Condition(type: "Ready", status: .isTrue)]
    }
  }

  private static func node(_ number: Int, of nodePool: NodePool) -> Node {
    Node().with {
      $0.metadata.name = "node-\(number)"
      $0.metadata.labels = [
        WellKnown.hostname: "node-\(number)", WellKnown.zone: "us-east-1\(["a", "b", "c"][number % 3])",
        WellKnown.arch: "amd64", WellKnown.os: "linux", WellKnown.instanceType: "m5.xlarge",
        WellKnown.capacityType: "on-demand", WellKnown.nodePool: nodePool.metadata.name,
        WellKnown.nodeRegistered: "true", WellKnown.nodeInitialized: "true",
      ].merging(nodePool.template.labels) { first, _ in first }
      $0.spec.providerID = "aws:///us-east-1a/i-\(number)"
      $0.status.allocatable = [
        .cpu: Quantity(milli: 3920), .memory: Quantity(bytes: 14162 << 20), .pods: Quantity(58),
      ]
      $0.status.capacity = $0.status.allocatable
    }
  }

  private static func runningPod(_ number: Int, on node: NodeName) -> Pod {
    Pod.pending(number, labels: ["app": "running"], [.cpu: Quantity(2), .memory: Quantity(bytes: 6 << 30)])
      .with {
        $0.spec.nodeName = node
        $0.status.conditions = []
      }
  }
}
