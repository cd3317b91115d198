import Cloud
import Karpenter
import Kubernetes

/// Pods of Karpenter's own benchmark: a fifth each plain, spread over zones, spread over hosts, near their own
/// kind in a zone, and alone on a host.
///
/// Source: kubernetes-sigs/karpenter `pkg/controllers/provisioning/scheduling/scheduling_benchmark_test.go`.
struct DiversePods {
  private var random = SeededRandom(seed: 42, purpose: "bench", object: "pods")

  /// No node is there, and one NodePool may buy everything.
  static func snapshot(_ count: Int) -> ProvisioningSnapshot {
    var maker = DiversePods()
    return snapshot(of: maker.pods(count))
  }

  /// Pods that would rather be in a zone that exists, in one without their like, and on a host without their
  /// like: the first and the last can be had.
  static func snapshotWithPreferences(_ count: Int) -> ProvisioningSnapshot {
    snapshot(of: (0..<count).map(podWithPreferences))
  }

  private static func snapshot(of pods: [Pod]) -> ProvisioningSnapshot {
    var snapshot = ProvisioningSnapshot(now: .start)
    snapshot.pods = pods
    let nodePool = NodePool().with {
      $0.metadata.name = "default"
      $0.status.conditions = [Condition(type: "Ready", status: .isTrue)]
    }
    snapshot.nodePools = [nodePool]
    snapshot.instanceTypes[nodePool.nodePoolName] = types
    return snapshot
  }

  /// Type *i* has *i* vCPU, 2*i* GiB and room for 10*i* Pods, and is offered in five ways.
  static let types = (1...400).map { size in
    let price = Double(size) * 0.1
    return InstanceType(
      name: "fake-it-\(size)", architecture: "amd64",
      capacity: [.cpu: Quantity(size), .memory: Quantity(bytes: size << 31), .pods: Quantity(size * 10)],
      overhead: [.cpu: Quantity(milli: 100), .memory: Quantity(bytes: 10 << 20)],
      labels: ["size": size > 4 ? "large" : "small", "integer": String(size)],
      offerings: [
        Offering(zone: "test-zone-1", capacityType: .spot, priceUSDPerHour: price * 0.7),
        Offering(zone: "test-zone-2", capacityType: .spot, priceUSDPerHour: price * 0.7),
        Offering(zone: "test-zone-1", capacityType: .onDemand, priceUSDPerHour: price),
        Offering(zone: "test-zone-2", capacityType: .onDemand, priceUSDPerHour: price),
        Offering(zone: "test-zone-3", capacityType: .onDemand, priceUSDPerHour: price),
      ])
  }

  mutating func pods(_ count: Int) -> [Pod] {
    (0..<count).map { number in
      switch number * 5 / count {
      case 0: pod(number, labels: ["my-label": letter()])
      case 1: spreadPod(number, over: WellKnown.zone)
      case 2: spreadPod(number, over: WellKnown.hostname)
      case 3:
        pod(number, labels: ["my-affinity": letter()]) { spec, labels in
          spec.affinity = Affinity.with { $0.podAffinity = Self.required(labels, WellKnown.zone) }
        }
      default:
        pod(number, labels: ["app": "nginx"]) { spec, labels in
          spec.affinity = Affinity.with { $0.podAntiAffinity = Self.required(labels, WellKnown.hostname) }
        }
      }
    }
  }

  /// Spread together with Pods of a label that its own is drawn independently of.
  private mutating func spreadPod(_ number: Int, over key: String) -> Pod {
    let selector = LabelSelector(matchLabels: ["my-label": letter()])
    return pod(number, labels: ["my-label": letter()]) { spec, _ in
      spec.topologySpreadConstraints = [
        TopologySpreadConstraint(
          maxSkew: 1, topologyKey: key, whenUnsatisfiable: .doNotSchedule, labelSelector: selector)
      ]
    }
  }

  private mutating func pod(
    _ number: Int, labels: Labels, _ constrain: (inout PodSpec, Labels) -> Void = { _, _ in }
  ) -> Pod {
    let milliCPU = [100, 250, 500, 1000, 1500][random.integer(below: 5)]
    let mebibytes = [100, 256, 512, 1024, 2048, 4096][random.integer(below: 6)]
    var pod = Pod.pending(
      number, labels: labels, [.cpu: Quantity(milli: milliCPU), .memory: Quantity(bytes: mebibytes << 20)])
    constrain(&pod.spec, labels)
    return pod
  }

  private static func podWithPreferences(_ number: Int) -> Pod {
    let labels = ["app": "nginx"]
    var pod = Pod.pending(number, labels: labels, [.cpu: Quantity(1), .memory: Quantity(bytes: 1 << 30)])
    let zone = NodeSelectorRequirement(key: WellKnown.zone, operator: .isIn, values: ["test-zone-1"])
    pod.spec.affinity = Affinity.with { affinity in
      affinity.nodeAffinity = NodeAffinity()
      affinity.nodeAffinity?.preferred = [
        PreferredSchedulingTerm(weight: 1, preference: NodeSelectorTerm(matchExpressions: [zone]))
      ]
      affinity.podAntiAffinity = PodAffinity()
      affinity.podAntiAffinity?.preferred = [
        WeightedPodAffinityTerm(weight: 10, term: term(labels, WellKnown.zone)),
        WeightedPodAffinityTerm(weight: 1, term: term(labels, WellKnown.hostname)),
      ]
    }
    return pod
  }

  private mutating func letter() -> String { ["a", "b", "c", "d", "e", "f", "g"][random.integer(below: 7)] }

  private static func required(_ labels: Labels, _ key: String) -> PodAffinity {
    var affinity = PodAffinity()
    affinity.required = [term(labels, key)]
    return affinity
  }

  private static func term(_ labels: Labels, _ key: String) -> PodAffinityTerm {
    PodAffinityTerm(labelSelector: LabelSelector(matchLabels: labels), topologyKey: key)
  }
}

extension Pod {
  /// A Pod that the scheduler has given up on.
  static func pending(_ number: Int, labels: Labels, _ requests: ResourceList) -> Pod {
    Pod().with {
      $0.metadata = ObjectMeta(name: "pod-\(number)", namespace: "default", labels: labels)
      $0.metadata.uid = UID("\(number)")
      var container = Container()
      container.name = "app"
      container.image = "app"
      container.resources.requests = requests
      $0.spec.containers = [container]
      $0.status.conditions = [
        Condition(type: "PodScheduled", status: .isFalse, reason: "Unschedulable")
      ]
    }
  }
}

extension Affinity {
  fileprivate static func with(_ change: (inout Affinity) -> Void) -> Affinity {
    var affinity = Affinity()
    change(&affinity)
    return affinity
  }
}
