import Cloud
import Controllers
import Karpenter
import Kubernetes
import Manifests
import Testing

@testable import Cluster

/// Every plan applies as it is and makes its Pod schedulable, or says why none can.
@Suite struct PlanPropertyTests {
  static let base: World = {
    var world = World.course()
    try? world.delete(
      ObjectReference(kind: .nodePool, name: NamespacedName(namespace: "", name: "default")))
    world.runUntilIdle()
    return world
  }()

  @Test("of 200 random Pods, each has a NodePool that serves it, or a reason", arguments: [false, true])
  func plans(isTeaching: Bool) throws {
    var planned = 0
    for number in 0..<100 {
      var world = Self.base
      if isTeaching { world.useCatalogue(subset: .teaching) }
      let pod = try RandomPod(number + (isTeaching ? 1000 : 0)).manifest()
      try world.apply(pod.text)
      world.attemptNow(pod.name)
      guard world.objects.pods[pod.name]?.isBound == false else { continue }
      var configuration = world.miniKarpenterConfiguration
      configuration.turnOn([.affinity, .spread])
      let plan = try #require(world.provisioningPlans(configuration).first { $0.pod == pod.name })
      guard let choice = plan.choice else {
        #expect(!plan.obstacles.isEmpty, "\(pod.text)")
        continue
      }
      planned += 1
      try world.apply(YAMLWriter.text(choice.manifest))
      world.reconcileNodePool(NamespacedName(namespace: "", name: choice.nodePool.text))
      let snapshot = world.provisioningSnapshot(of: [pod.name])
      let round = Provisioner.solve(snapshot)
      let failure = round.failures.first { $0.pod == pod.name }
      #expect(
        failure == nil,
        "\(pod.text)\n\(YAMLWriter.text(choice.manifest))\n\(failure.map { Karpenter.UpstreamText.failedScheduling($0.failure) } ?? "")"
      )
      #expect(round.claims.first { $0.pods.contains(pod.name) }?.cheapest != nil)
    }
    #expect(planned > 25)
  }
}

/// A Pod that no node of the course's cluster takes, drawn by its number.
private struct RandomPod {
  private var random: SeededRandom
  private let number: Int

  init(_ number: Int) {
    self.number = number
    random = SeededRandom(seed: 7, purpose: "pending-pod", object: "\(number)")
  }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[random.integer(below: items.count)] }

  mutating func chance(_ percent: Int) -> Bool { random.integer(below: 100) < percent }

  func manifest() throws -> (text: String, name: PodName) {
    var draw = self
    let cpu = draw.pick(["", "0", "10m", "500m", "1", "1900m", "2", "2500m", "3900m", "4", "5"])
    let memory = draw.pick(["", "64Mi", "1Gi", "2Gi", "3500Mi", "7Gi", "8Gi", "15Gi", "16Gi", "17Gi"])
    let gpu = draw.chance(4)
    var requests: [String] = []
    if !cpu.isEmpty { requests.append("cpu: \(cpu)") }
    if !memory.isEmpty { requests.append("memory: \(memory)") }
    if gpu { requests.append("nvidia.com/gpu: 1") }
    let limits = gpu ? ", limits: {nvidia.com/gpu: 1}" : ""
    let name = draw.chance(10) ? "p\(number)-" + String(repeating: "x", count: 150) : "p\(number)"
    let text = """
      apiVersion: v1
      kind: Pod
      metadata: {name: \(name), namespace: default, labels: {app: p}}
      spec:
        nodeSelector: {\(draw.selector())}
        affinity:
          \(draw.nodeAffinity())
          \(draw.podAffinity())
        \(draw.spread())
        tolerations: [\(draw.chance(20) ? "{key: a, operator: Exists}" : "")]
        containers:
          - {name: c, image: nginx, resources: {requests: {\(requests.joined(separator: ", "))}\(limits)}}
      """
    return (text, PodName(namespace: "default", name: name))
  }

  private mutating func selector() -> String {
    let choices = [
      "disk: fast", "aula07/tipo: inexistente", "kubernetes.io/arch: arm64", "kubernetes.io/arch: riscv64",
      "topology.kubernetes.io/zone: us-east-1b", "topology.kubernetes.io/zone: sa-east-1a",
      "karpenter.sh/capacity-type: spot", "karpenter.sh/capacity-type: reserved", "kubernetes.io/os: windows",
      "kubernetes.io/hostname: boot-1z", "node.kubernetes.io/instance-type: m5.large",
      "karpenter.sh/nodepool: other", "karpenter.k8s.aws/instance-cpu: \"4\"", "karpenter.sh/custom: x",
      "topology.kubernetes.io/region: us-east-1", "example.com/a: \"\"",
    ]
    let count = chance(45) ? 1 + random.integer(below: 2) : 0
    return Set((0..<count).map { _ in pick(choices) }).sorted()
      .reduce(into: [String]()) { kept, entry in
        let key = entry.split(separator: ":")[0]
        if !kept.contains(where: { $0.hasPrefix("\(key):") }) { kept.append(entry) }
      }.joined(separator: ", ")
  }

  private mutating func nodeAffinity() -> String {
    guard chance(35) else { return "nodeAffinity: {}" }
    let expressions = [
      "{key: tier, operator: In, values: [gold, silver]}", "{key: tier, operator: NotIn, values: [bronze]}",
      "{key: tier, operator: Exists}", "{key: tier, operator: DoesNotExist}",
      "{key: rank, operator: Gt, values: [\"3\"]}", "{key: rank, operator: Lt, values: [\"3\"]}",
      "{key: rank, operator: Lt, values: [\"0\"]}",
      "{key: topology.kubernetes.io/zone, operator: NotIn, values: [us-east-1a]}",
      "{key: topology.kubernetes.io/zone, operator: In, values: [us-east-1a, us-east-1c]}",
      "{key: kubernetes.io/arch, operator: In, values: [amd64, arm64]}",
      "{key: kubernetes.io/arch, operator: Exists}",
      "{key: kubernetes.io/hostname, operator: NotIn, values: [a]}",
      "{key: karpenter.sh/capacity-type, operator: NotIn, values: [on-demand]}",
      "{key: node.kubernetes.io/instance-type, operator: NotIn, values: [t3.small]}",
      "{key: kubernetes.io/arch, operator: DoesNotExist}",
      "{key: karpenter.sh/nodepool, operator: DoesNotExist}",
      "{key: karpenter.sh/nodepool, operator: NotIn, values: [b]}",
    ]
    let terms = (0...random.integer(below: 2)).map { _ in
      "{matchExpressions: [\((0...random.integer(below: 2)).map { _ in pick(expressions) }.joined(separator: ", "))]}"
    }
    return
      "nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [\(terms.joined(separator: ", "))]}}"
  }

  private mutating func podAffinity() -> String {
    guard chance(25) else { return "" }
    let labels = pick(["app: p", "app: nobody", "k8s-app: kube-dns"])
    let key = pick([WellKnown.zone, WellKnown.hostname])
    return "\(pick(["podAffinity", "podAntiAffinity"])): {requiredDuringSchedulingIgnoredDuringExecution: "
      + "[{labelSelector: {matchLabels: {\(labels)}}, topologyKey: \(key)}]}"
  }

  private mutating func spread() -> String {
    guard chance(25) else { return "" }
    return
      "topologySpreadConstraints: [{maxSkew: 1, topologyKey: \(pick([WellKnown.zone, WellKnown.hostname])), "
      + "whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: p}}}]"
  }
}
