import Kubernetes
import Scheduling

/// Pods placed one after the other onto 1,000 nodes, each counted on its node before the next one's turn.
enum SchedulerBench {
  /// What a pod asks for beside 100m and 128Mi, and how fast kube-scheduler 1.35.4 is with it on one core.
  private struct Variant {
    let name: String
    let podCount: Int
    let realWithSampling: Int
    let realWithAllNodes: Int
    let constrain: @Sendable (inout Pod) -> Void
  }

  /// Aimed at: this many times what the real scheduler does.
  private static let aim = 10

  private static let variants = [
    Variant(name: "plain", podCount: 10_000, realWithSampling: 922, realWithAllNodes: 394) { _ in },
    Variant(name: "zone spread", podCount: 10_000, realWithSampling: 344, realWithAllNodes: 215) { pod in
      pod.spec.topologySpreadConstraints = [
        TopologySpreadConstraint(
          maxSkew: 1, topologyKey: WellKnown.zone, whenUnsatisfiable: .doNotSchedule,
          labelSelector: LabelSelector(matchLabels: ["app": "web"]))
      ]
    },
    Variant(name: "anti-affinity", podCount: 1_000, realWithSampling: 399, realWithAllNodes: 349) { pod in
      var term = PodAffinity()
      term.required = [
        PodAffinityTerm(
          labelSelector: LabelSelector(matchLabels: ["app": "web"]), topologyKey: WellKnown.hostname)
      ]
      var affinity = Affinity()
      affinity.podAntiAffinity = term
      pod.spec.affinity = affinity
    },
  ]

  static func figures() -> [Figure] {
    variants.flatMap { variant in
      [("sampling", 0, variant.realWithSampling), ("all nodes", 100, variant.realWithAllNodes)].map {
        (sampling, percentage, real) in
        ProcessUsage.restartPeakMemory()
        let (placed, seconds) = run(variant.constrain, pods: variant.podCount, percentage: percentage)
        return Figure(
          name: "\(variant.name), \(sampling)", value: Double(placed) / seconds, unit: "Pods/s",
          aim: .atLeast(Double(real * aim)),
          note: "kube-scheduler \(real); \(placed) placed, peak \(ProcessUsage.peakMemoryMebibytes) MiB")
      }
    }
  }

  /// Seconds to place Pods that are spread over zones, every node scored.
  static func seconds(pods: Int, nodes: Int) -> Double {
    run(variants[1].constrain, pods: pods, nodes: nodes, percentage: 100).cpuSeconds
  }

  private static func run(
    _ constrain: (inout Pod) -> Void, pods: Int, nodes: Int = 1000, percentage: Int
  ) -> (placed: Int, cpuSeconds: Double) {
    var snapshot = SchedulingSnapshot(nodes: (0..<nodes).map(node), pods: [])
    var profile = SchedulerProfile.default
    profile.percentageOfNodesToScore = percentage
    var scheduler = Scheduler(profile: profile)
    let pods = (0..<pods).map { pod($0, constrain) }
    var placements: [PodPlacement] = []
    let start = ProcessUsage.cpuSeconds
    for pod in pods {
      let placement = scheduler.place(pod, in: snapshot)
      if case .bound(let node) = placement.outcome { snapshot.put(pod.with { $0.spec.nodeName = node }) }
      placements.append(placement)
    }
    let seconds = ProcessUsage.cpuSeconds - start
    return (placements.count { $0.winner != nil }, seconds)
  }

  private static func node(_ number: Int) -> Node {
    Node().with {
      $0.metadata.name = "node-\(number)"
      $0.metadata.labels = [
        WellKnown.hostname: "node-\(number)", WellKnown.zone: "zone-\(number % 10)",
        WellKnown.region: "region",
        WellKnown.os: "linux", WellKnown.arch: "amd64",
      ]
      $0.status.allocatable = [
        .cpu: Quantity(16), .memory: Quantity(bytes: 64 << 30), .pods: Quantity(110),
      ]
    }
  }

  private static func pod(_ number: Int, _ constrain: (inout Pod) -> Void) -> Pod {
    Pod().with {
      $0.metadata = ObjectMeta(name: "web-\(number)", namespace: "default", labels: ["app": "web"])
      var container = Container()
      container.name = "web"
      container.image = "web"
      container.resources.requests = [.cpu: Quantity(milli: 100), .memory: Quantity(bytes: 128 << 20)]
      $0.spec.containers = [container]
      constrain(&$0)
    }
  }
}
