import Cloud
import Karpenter
import Kubernetes

/// Rounds of pending Pods on an empty cluster, in the shape of Karpenter's own benchmark: 400 instance types, and
/// a fifth of the Pods each plain, spread over zones, spread over hosts, together in a zone, apart by host.
///
/// Source: sigs.k8s.io/karpenter `scheduling_benchmark_test.go`.
enum KarpenterBench {
  /// Pods, and what Karpenter 1.13 does of them in a second on one core.
  private static let rounds = [(pods: 100, real: 317), (1_000, 268), (10_000, 205)]

  static func report() -> [String] {
    var lines = ["karpenter, 400 instance types: pods per CPU second (Karpenter 1.13.0 on one core)"]
    for (count, real) in rounds {
      lines.append(line("\(count) pods", snapshot(mixedPods(count)), real: real))
    }
    lines.append(line("4000 pods with preferences", snapshot(wishingPods(4_000)), real: 35))
    lines.append(line("10000 pods, 1000 nodes, 100 NodePools", course, real: nil))
    lines.append("  peak memory: \(ProcessUsage.peakMemoryMebibytes) MiB")
    return lines
  }

  private static func line(_ name: String, _ snapshot: ProvisioningSnapshot, real: Int?) -> String {
    let start = ProcessUsage.cpuSeconds
    let round = Provisioner.solve(snapshot)
    let seconds = ProcessUsage.cpuSeconds - start
    let speed = Int(Double(round.pods.count) / max(seconds, 1e-6))
    return "  \(name): \(speed)\(real.map { " (\($0))" } ?? ""), \(round.claims.count) claims, "
      + "\(round.failures.count) without a place"
  }

  private static func snapshot(_ pods: [Pod]) -> ProvisioningSnapshot {
    var snapshot = ProvisioningSnapshot(now: .start)
    snapshot.nodePools = [nodePool("default")]
    snapshot.instanceTypes["default"] = instanceTypes(400)
    snapshot.pods = pods
    return snapshot
  }

  /// The course's claim: 1,000 nodes, 10,000 Pods, 100 NodePools over 1,000 instance types.
  private static var course: ProvisioningSnapshot {
    var result = ProvisioningSnapshot(now: .start)
    let types = instanceTypes(1_000)
    for number in 0..<100 {
      var pool = nodePool("pool-\(number)")
      pool.weight = number % 10 + 1
      pool.template.labels = ["team": "team-\(number)"]
      result.nodePools.append(pool)
      result.instanceTypes[pool.nodePoolName] = types
    }
    result.nodes = (0..<1_000).map { number in
      Node().with {
        $0.metadata.name = "node-\(number)"
        $0.metadata.labels = [WellKnown.hostname: "node-\(number)", WellKnown.zone: "zone-\(number % 3 + 1)"]
        $0.status.capacity = [.cpu: Quantity(4), .memory: Quantity(bytes: 8 << 30), .pods: Quantity(20)]
        $0.status.allocatable = $0.status.capacity
      }
    }
    result.pods = mixedPods(10_000)
    for index in result.pods.indices where index % 3 == 0 {
      result.pods[index].spec.nodeSelector["team"] = "team-\(index % 100)"
    }
    return result
  }

  private static func nodePool(_ name: String) -> NodePool {
    NodePool().with {
      $0.metadata.name = name
      $0.template.spec.nodeClassRef.group = "karpenter.k8s.aws"
      $0.template.spec.nodeClassRef.kind = "EC2NodeClass"
      $0.template.spec.nodeClassRef.name = "default"
      $0.status.conditions = [Condition(type: "Ready", status: .isTrue)]
    }
  }

  /// Type *i* has *i* vCPU, twice as many GiB and ten times as many Pods, in five offerings.
  private static func instanceTypes(_ count: Int) -> [InstanceType] {
    let kinds: [(zone: String, capacityType: CapacityType)] = [
      ("zone-1", .spot), ("zone-2", .spot), ("zone-1", .onDemand), ("zone-2", .onDemand),
      ("zone-3", .onDemand),
    ]
    return (1...count).map { size in
      let price = Double(size) * 0.1
      let capacity: ResourceList = [
        .cpu: Quantity(size), .memory: Quantity(bytes: size << 31), .pods: Quantity(10 * size),
      ]
      let overhead: ResourceList = [.cpu: Quantity(milli: 100), .memory: Quantity(bytes: 10 << 20)]
      let offerings = kinds.map {
        Offering(zone: $0.zone, capacityType: $0.capacityType, priceUSDPerHour: price)
      }
      return InstanceType(
        name: "type-\(size)", architecture: "amd64", capacity: capacity, overhead: overhead, labels: [:],
        offerings: offerings)
    }
  }

  private static func mixedPods(_ count: Int) -> [Pod] {
    var draw = Draw()
    return (0..<count).map { number in
      var pod = pod(number, &draw)
      let label = "label-\(draw.next(7))"
      pod.metadata.labels = ["group": label]
      switch number % 5 {
      case 1, 2:
        pod.spec.topologySpreadConstraints = [
          TopologySpreadConstraint(
            maxSkew: 1, topologyKey: number % 5 == 1 ? WellKnown.zone : WellKnown.hostname,
            whenUnsatisfiable: .doNotSchedule,
            labelSelector: LabelSelector(matchLabels: ["group": "label-\(draw.next(7))"]))
        ]
      case 3:
        pod.metadata.labels = ["together": label]
        pod.spec.affinity = affinity(\.podAffinity, term(["together": label], WellKnown.zone))
      case 4:
        pod.metadata.labels = ["apart": "yes"]
        pod.spec.affinity = affinity(\.podAntiAffinity, term(["apart": "yes"], WellKnown.hostname))
      default: break
      }
      return pod
    }
  }

  /// Each with a zone it likes, which can be had, and two wishes to be apart, of which only that by host can.
  private static func wishingPods(_ count: Int) -> [Pod] {
    var draw = Draw()
    return (0..<count).map { number in
      var pod = pod(number, &draw)
      pod.metadata.labels = ["apart": "yes"]
      var apart = PodAffinity()
      apart.preferred = [
        WeightedPodAffinityTerm(weight: 10, term: term(["apart": "yes"], WellKnown.zone)),
        WeightedPodAffinityTerm(weight: 1, term: term(["apart": "yes"], WellKnown.hostname)),
      ]
      var liked = NodeAffinity()
      liked.preferred = [
        PreferredSchedulingTerm(
          weight: 10,
          preference: NodeSelectorTerm(
            matchExpressions: [.init(key: WellKnown.zone, operator: .isIn, values: ["zone-1"])]))
      ]
      var affinity = Affinity()
      affinity.nodeAffinity = liked
      affinity.podAntiAffinity = apart
      pod.spec.affinity = affinity
      return pod
    }
  }

  private static func term(_ labels: Labels, _ key: String) -> PodAffinityTerm {
    PodAffinityTerm(labelSelector: LabelSelector(matchLabels: labels), topologyKey: key)
  }

  private static func affinity(
    _ kind: WritableKeyPath<Affinity, PodAffinity?>, _ term: PodAffinityTerm
  ) -> Affinity {
    var required = PodAffinity()
    required.required = [term]
    var affinity = Affinity()
    affinity[keyPath: kind] = required
    return affinity
  }

  private static func pod(_ number: Int, _ draw: inout Draw) -> Pod {
    Pod().with {
      $0.metadata = ObjectMeta(name: "pod-\(number)", namespace: "default")
      $0.metadata.uid = UID("pod-\(number)")
      var container = Container()
      container.name = "app"
      container.resources.requests = [
        .cpu: Quantity(milli: [100, 250, 500, 1000, 1500][draw.next(5)]),
        .memory: Quantity(bytes: [100, 256, 512, 1024, 2048, 4096][draw.next(6)] << 20),
      ]
      $0.spec.containers = [container]
      $0.status.conditions = [Condition(type: "PodScheduled", status: .isFalse, reason: "Unschedulable")]
    }
  }

  /// The same numbers in every run.
  private struct Draw {
    private var state: UInt64 = 42

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }
}
