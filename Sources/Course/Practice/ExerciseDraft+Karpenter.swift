import Kubernetes

/// Exercises about what Karpenter asks the cloud for, and what it costs.
extension ExerciseDraft {
  /// Types of the teaching catalogue that a NodePool is opened to.
  private static let families = [
    ["c6g.large", "c6g.xlarge", "c8g.large", "c8g.xlarge"],
    ["m6g.medium", "m6g.large", "m6g.xlarge", "m6g.2xlarge"],
    ["r6g.large", "r6g.xlarge", "m8g.large", "m8g.xlarge"],
  ]

  static func instances(_ level: Int, _ random: inout SeededRandom) -> Self {
    let families = random.shuffled(families).prefix(level < 2 ? 1 : level < 4 ? 2 : 3)
    let types = families.flatMap { $0 }
    let replicas = level < 2 ? 1 : random.pick([2, 3, 5, 8])
    return karpenter(
      types: types, capacityType: level < 5 ? "on-demand" : "spot", replicas: replicas,
      milliCPU: random.pick([250, 500, 900, 1700, 1950]) / (level < 2 ? 1 : 2),
      memoryMi: random.pick([256, 700, 1500, 3000, 6500]) / (level < 3 ? 1 : 2),
      question: .instanceType(among: types))
  }

  static func cost(_ level: Int, _ random: inout SeededRandom) -> Self {
    let types = random.pick(families)
    var draft = karpenter(
      types: types, capacityType: level < 3 ? "on-demand" : "spot", replicas: random.pick([2, 4, 6, 10]),
      milliCPU: random.pick([500, 800, 1200]), memoryMi: random.pick([512, 1024, 2048]),
      question: .monthlyBill(after: level < 2 ? .zero : .seconds(3 * 60)))
    if level < 2 { draft.commands.append("run 3m") }
    if level >= 4 {
      draft.commands += ["run 3m", "kubectl scale deployment/app --replicas=\(random.pick([0, 1, 12]))"]
      draft.question = .monthlyBill(after: .seconds(20 * 60))
    }
    return draft
  }

  static func consolidation(_ level: Int, _ random: inout SeededRandom) -> Self {
    let before = random.pick(level < 3 ? [4, 6] : [6, 8, 10])
    let after = level < 2 ? random.pick([0, before]) : random.integer(below: before)
    var draft = karpenter(
      types: level < 4 ? ["m6g.large"] : ["m6g.medium", "m6g.large"],
      capacityType: level < 5 ? "on-demand" : random.pick(["on-demand", "spot"]), replicas: before,
      milliCPU: random.pick([500, 700, 900]), memoryMi: random.pick([512, 1024]),
      policy: level < 3 || random.chance(50) ? "WhenEmptyOrUnderutilized" : "WhenEmpty",
      question: .nodesLeft(after: .seconds(30 * 60)))
    draft.commands = ["run 4m", "kubectl scale deployment/app --replicas=\(after)"]
    return draft
  }

  /// A NodePool of a few types and a Deployment that has no place yet.
  private static func karpenter(
    types: [String], capacityType: String, replicas: Int, milliCPU: Int, memoryMi: Int,
    policy: String = "WhenEmptyOrUnderutilized", question: Question
  ) -> Self {
    Self(
      base: .course,
      manifest: """
        apiVersion: karpenter.sh/v1
        kind: NodePool
        metadata: {name: default}
        spec:
          template:
            spec:
              nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
              requirements:
                - {key: karpenter.sh/capacity-type, operator: In, values: [\(capacityType)]}
                - {key: node.kubernetes.io/instance-type, operator: In, values: [\(types.joined(separator: ", "))]}
          disruption: {consolidationPolicy: \(policy), consolidateAfter: 1m}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: app}
        spec:
          replicas: \(replicas)
          selector: {matchLabels: {app: app}}
          template:
            metadata: {labels: {app: app}}
            spec:
              containers:
                - {name: c, image: nginx, resources: {requests: {cpu: \(milliCPU)m, memory: \(memoryMi)Mi}}}

        """, question: question)
  }
}
