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
    let setting = Setting(
      types: families.flatMap { $0 }, capacityType: level < 5 ? "on-demand" : "spot",
      replicas: level < 2 ? 1 : random.pick([2, 3, 5, 8]),
      milliCPU: random.pick([250, 500, 900, 1700, 1950]) / (level < 2 ? 1 : 2),
      memoryMi: random.pick([256, 700, 1500, 3000, 6500]) / (level < 3 ? 1 : 2))
    return Self(
      base: .course, manifest: setting.manifest, question: .instanceType(among: setting.types))
  }

  static func cost(_ level: Int, _ random: inout SeededRandom) -> Self {
    let setting = Setting(
      types: random.pick(families), capacityType: level < 3 ? "on-demand" : "spot",
      replicas: random.pick([2, 4, 6, 10]), milliCPU: random.pick([500, 800, 1200]),
      memoryMi: random.pick([512, 1024, 2048]))
    var draft = Self(
      base: .course, manifest: setting.manifest,
      question: .monthlyBill(after: level < 2 ? .zero : .seconds(3 * 60)))
    if level < 2 { draft.commands = ["run 3m"] }
    if level >= 4 {
      draft.commands = ["run 3m", "kubectl scale deployment/app --replicas=\(random.pick([0, 1, 12]))"]
      draft.question = .monthlyBill(after: .seconds(20 * 60))
    }
    return draft
  }

  static func consolidation(_ level: Int, _ random: inout SeededRandom) -> Self {
    let before = random.pick(level < 3 ? [4, 6] : [6, 8, 10])
    let after = level < 2 ? random.pick([0, before]) : random.integer(below: before)
    let setting = Setting(
      types: level < 4 ? ["m6g.large"] : ["m6g.medium", "m6g.large"],
      capacityType: level < 5 ? "on-demand" : random.pick(["on-demand", "spot"]), replicas: before,
      milliCPU: random.pick([500, 700, 900]), memoryMi: random.pick([512, 1024]),
      consolidationPolicy: level < 3 || random.chance(50) ? "WhenEmptyOrUnderutilized" : "WhenEmpty")
    return Self(
      base: .course, manifest: setting.manifest,
      commands: ["run 4m", "kubectl scale deployment/app --replicas=\(after)"],
      question: .nodesLeft(after: .seconds(30 * 60)))
  }

  static func budgets(_ level: Int, _ random: inout SeededRandom) -> Self {
    let size = random.pick(["1", "2", "10%", "20%", "34%", "50%", "0"])
    var budgets = ["{nodes: \"\(size)\"}"]
    if level >= 2, random.chance(60) {
      budgets.append("{nodes: \"0\", reasons: [\(random.pick(["Drifted", "Empty", "Underutilized"]))]}")
    }
    if level >= 3 { budgets.append("{nodes: \"\(random.pick(["3", "60%", "100%"]))\"}") }
    if level >= 4 {
      let start = random.pick(["0 12 * * *", "0 6 * * *", "0 22 * * *"])
      budgets.append("{nodes: \"0\", schedule: \"\(start)\", duration: \(random.pick(["1h", "8h"]))}")
    }
    let setting = Setting(
      replicas: random.pick(level < 3 ? [3, 4, 5] : [5, 6, 7]),
      budgets: "[\(budgets.joined(separator: ", "))]", isOnePerNode: true)
    return Self(
      base: .course, manifest: setting.manifest,
      commands: ["run 6m", "kubectl scale deployment/app --replicas=0"],
      question: .disruptedAtOnce(within: .seconds(30 * 60)))
  }

  static func drift(_ level: Int, _ random: inout SeededRandom) -> Self {
    let setting = Setting(
      replicas: random.pick([2, 3, 4, 5]),
      budgets: level < 4 ? nil : "[{nodes: \"\(random.pick(["0", "1", "50%"]))\"}]",
      isOnePerNode: true)
    let spec = { (patch: String) in "kubectl patch nodepool default --type=merge -p '{\"spec\":\(patch)}'" }
    let requirement = { (types: String) in
      spec(
        #"{"template":{"spec":{"requirements":[{"key":"node.kubernetes.io/instance-type","operator":"In","values":["#
          + types + "]}]}}}")
    }
    var causes = [spec(#"{"template":{"metadata":{"labels":{"team":"a"}}}}"#)]
    var others = [spec(#"{"weight":50}"#), spec(#"{"limits":{"cpu":"200"}}"#)]
    if level >= 2 {
      causes.append(spec(#"{"template":{"spec":{"taints":[{"key":"a","effect":"NoSchedule"}]}}}"#))
      others.append(spec(#"{"disruption":{"consolidateAfter":"5m"}}"#))
    }
    if level >= 3 {
      causes.append(requirement(#""m6g.xlarge""#))
      others.append(requirement(#""m6g.large","m6g.xlarge""#))
    }
    let patch = random.pick(random.chance(60) ? causes : others)
    return Self(
      base: .course, manifest: setting.manifest, commands: ["run 5m", patch],
      question: .replacedByDrift(within: .seconds(30 * 60)))
  }

  static func interruption(_ level: Int, _ random: inout SeededRandom) -> Self {
    var setting = Setting(
      capacityType: "spot", replicas: random.pick([2, 3, 4, 6]), milliCPU: random.pick([500, 800]),
      isOnePerNode: level < 2 || random.chance(40))
    if level >= 3, random.chance(60) {
      setting.others = """
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: app}
        spec: {maxUnavailable: \(random.pick(["1", "50%"])), selector: {matchLabels: {app: app}}}

        """
    }
    var commands = [
      "run 5m",
      "spot interrupt $(kubectl get nodes -l karpenter.sh/nodepool -o name | head -1 | cut -d/ -f2)",
    ]
    if level >= 4 { commands[1] = "spot wave rate=\(random.pick(["0.5", "1"]))" }
    return Self(
      base: .course, manifest: setting.manifest, commands: commands,
      question: .lowestAvailable(within: .seconds(6 * 60)))
  }

  /// What an exercise gives Karpenter: a NodePool, and a Deployment that has no place yet.
  private struct Setting {
    var types = ["m6g.large"]
    var capacityType = "on-demand"
    var replicas: Int
    var milliCPU = 500
    var memoryMi = 512
    var consolidationPolicy = "WhenEmptyOrUnderutilized"
    /// `budgets` of the NodePool, as YAML in flow style; nil leaves Karpenter's own.
    var budgets: String?
    /// Whether each Pod wants a node to itself.
    var isOnePerNode = false
    /// More manifests.
    var others = ""

    var manifest: String {
      """
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
        disruption:
          consolidationPolicy: \(consolidationPolicy)
          consolidateAfter: 1m
      \(budgets.map { "    budgets: \($0)\n" } ?? "")---
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
      \(isOnePerNode ? Self.apart : "")\(others)
      """
    }

    private static let apart = """
            affinity:
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  - {labelSelector: {matchLabels: {app: app}}, topologyKey: kubernetes.io/hostname}

      """
  }
}
