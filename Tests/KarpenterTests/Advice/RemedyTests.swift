import Cloud
import Kubernetes
import Testing

@testable import Karpenter

/// The nearest changes that would give a Pod a place.
struct RemedyTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var pools = Scene.nodePool()
    var cpu = "1"
    var count = 1
    var more = ""
    let answer: [String]
  }

  @Test(
    "what is tried follows from what stood in the way",
    arguments: [
      Case(testDescription: "nothing does", answer: ["fits now on default"]),
      Case(
        testDescription: "a taint",
        pools: Scene.nodePool(taints: "[{key: team, value: ml, effect: NoSchedule}]"),
        answer: ["tolerate team=ml:NoSchedule → default m.large"]),
      Case(
        testDescription: "a label that nobody declares", more: "nodeSelector: {disk: fast}",
        answer: [
          "stop asking disk In [fast] → default m.large", "declare disk=fast in default → default m.large",
        ]),
      Case(
        testDescription: "a misspelt label", more: "nodeSelector: {topology.kubernetes.io/zon: z-a}",
        answer: [
          "topology.kubernetes.io/zon is topology.kubernetes.io/zone → default m.large",
          "stop asking topology.kubernetes.io/zon In [z-a] → default m.large",
          "declare topology.kubernetes.io/zon=z-a in default → default m.large",
        ]),
      Case(
        testDescription: "a misspelt value", more: "nodeSelector: {node.kubernetes.io/instance-type: m.larg}",
        answer: [
          "ask for m.large, not m.larg → default m.large",
          "stop asking node.kubernetes.io/instance-type In [m.larg] → default m.large",
        ]),
      Case(
        testDescription: "a value that the NodePool does not allow",
        pools: Scene.nodePool(
          requirements: "[{key: karpenter.sh/capacity-type, operator: In, values: [on-demand]}]"),
        more: "nodeSelector: {karpenter.sh/capacity-type: spot}",
        answer: [
          "stop asking karpenter.sh/capacity-type In [spot] → default m.large",
          "allow karpenter.sh/capacity-type spot in default → default m.large",
        ]),
      Case(
        testDescription: "a value that the NodePool misspells",
        pools: Scene.nodePool(
          requirements: "[{key: karpenter.sh/capacity-type, operator: In, values: [xspot]}]"),
        answer: [
          "default means spot, not xspot → default m.large",
          "default without karpenter.sh/capacity-type In [xspot] → default m.large",
        ]),
      Case(
        testDescription: "a NodePool that its misspelt value keeps from being ready",
        pools: Scene.nodePool(
          requirements: "[{key: karpenter.sh/capacity-type, operator: In, values: [xspot]}]",
          more: """
            status: {conditions: [{type: ValidationSucceeded, status: "False"}, {type: Ready, status: "False"}]}
            """, isSpec: false),
        answer: [
          "default means spot, not xspot → default m.large",
          "default without karpenter.sh/capacity-type In [xspot] → default m.large",
        ]),
      Case(
        testDescription: "a Pod larger than any machine", cpu: "60",
        answer: ["request cpu 7 of 60 → default m.2xlarge"]),
      Case(
        testDescription: "a Pod larger than what the NodePool allows",
        pools: Scene.nodePool(
          requirements: "[{key: node.kubernetes.io/instance-type, operator: In, values: [m.large]}]"),
        cpu: "3",
        answer: [
          "request cpu 1900m of 3 → default m.large",
          "default without node.kubernetes.io/instance-type In [m.large] → default m.xlarge",
        ]),
      Case(
        testDescription: "a limit", pools: Scene.nodePool(more: "limits: {cpu: '1'}"),
        answer: ["limit cpu 1 to 2 in default → default m.large"]),
      Case(
        testDescription: "a limit that leaves only smaller machines",
        pools: Scene.nodePool(more: "limits: {cpu: '3'}"),
        cpu: "3",
        answer: [
          "request cpu 1900m of 3 → default m.large", "limit cpu 3 to 4 in default → default m.xlarge",
        ]),
      Case(
        testDescription: "a limit that is used up by the first of them",
        pools: Scene.nodePool(more: "limits: {cpu: '8'}"), cpu: "6", count: 3,
        answer: ["limit cpu 8 to 24 in default → default m.2xlarge and 2 more"]),
      Case(
        testDescription: "minValues",
        pools: Scene.nodePool(
          requirements: "[{key: node.kubernetes.io/instance-type, operator: Exists, minValues: 4}]"),
        answer: ["minValues of node.kubernetes.io/instance-type 4 to 3 in default → default m.large"]),
      Case(
        testDescription: "two things at once",
        pools: Scene.nodePool(taints: "[{key: a, effect: NoSchedule}]"), cpu: "60",
        answer: ["tolerate a:NoSchedule and request cpu 7 of 60 → default m.2xlarge"]),
      Case(
        testDescription: "two at once, the limit raised no further than needed",
        pools: Scene.nodePool(taints: "[{key: a, effect: NoSchedule}]", more: "limits: {cpu: '1'}"),
        answer: ["limit cpu 1 to 2 in default and tolerate a:NoSchedule → default m.large"]),
      Case(
        testDescription: "a rule of topology that nothing meets",
        more: """
          affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [
                {topologyKey: topology.kubernetes.io/zone, labelSelector: {matchLabels: {app: db}}}]}}
          """, answer: ["drop pod affinity by topology.kubernetes.io/zone → default m.large"]),
      Case(testDescription: "no NodePool", pools: "", answer: []),
    ])
  func remedies(_ c: Case) throws {
    let scene = try Scene(c.pools + Scene.pods("web", c.count, cpu: c.cpu, more: c.more))
    let context = ProvisioningContext(scene.snapshot)
    let answer = context.remedies(for: scene.snapshot.pods) { word, candidates in
      candidates.filter { $0.hasPrefix(word) || word.hasSuffix($0) }
    }
    #expect(answer.told == c.answer)
  }
}

extension RemedyAnswer {
  fileprivate var told: [String] {
    switch self {
    case .fitsNow(.existing(let name)): ["fits now on \(name)"]
    case .fitsNow(.newClaims(_, let name, _)): ["fits now on \(name)"]
    case .remedies(let remedies):
      remedies.map { remedy in
        let place =
          switch remedy.place {
          case .existing(let name): name
          case .newClaims(let count, let pool, let cheapest):
            "\(pool) \(cheapest?.instanceType ?? "nothing")\(count > 1 ? " and \(count - 1) more" : "")"
          }
        return remedy.changes.map(\.told).joined(separator: " and ") + " → " + place
      }
    }
  }
}

extension PlacementChange {
  fileprivate var told: String {
    switch self {
    case .renameLabel(let from, let to): "\(from) is \(to)"
    case .askInstead(_, let values, let instead): "ask for \(instead), not \(values.joined(separator: " "))"
    case .tolerate(let taints): "tolerate \(taints.map(\.description).joined(separator: " "))"
    case .stopAsking(let requirement): "stop asking \(requirement)"
    case .dropSpread(let key): "drop spread by \(key)"
    case .dropPodAffinity(let key): "drop pod affinity by \(key)"
    case .dropPodAntiAffinity(let key): "drop pod anti-affinity by \(key)"
    case .requestLess(let name, let from, let to): "request \(name) \(to) of \(from)"
    case .correctValue(let pool, _, let values, let instead):
      "\(pool) means \(instead), not \(values.joined(separator: " "))"
    case .allow(let pool, let key, let values): "allow \(key) \(values.joined(separator: " ")) in \(pool)"
    case .declareLabel(let pool, let key, let value): "declare \(key)=\(value) in \(pool)"
    case .raiseLimit(let pool, let name, let from, let to): "limit \(name) \(from) to \(to) in \(pool)"
    case .lowerMinValues(let pool, let key, let from, let to):
      "minValues of \(key) \(from) to \(to) in \(pool)"
    case .stopRequiring(let pool, let requirement): "\(pool) without \(requirement)"
    }
  }
}
