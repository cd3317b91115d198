import Kubernetes

/// Exercises about where a Pod may go.
extension ExerciseDraft {
  private static let zones = ["us-east-1a", "us-east-1b", "us-east-1c"]

  /// Plain nodes `n1`, `n2`, …: more of them with each level, their zones in turn.
  private static func nodes(_ level: Int, _ random: inout SeededRandom, zones: [String] = zones) -> [Node] {
    let count = 3 + (level + 1) / 2
    return (0..<count).map { index in
      Node(
        name: "n\(index + 1)", zone: zones[index % zones.count], cpu: random.pick([2, 4, 8]),
        memoryGi: random.pick([4, 8, 16]))
    }
  }

  // MARK: Taints

  static func taints(_ level: Int, _ random: inout SeededRandom) -> Self {
    let keys = level < 3 ? ["dedicated"] : ["dedicated", "team"]
    let values = ["gpu", "ml"]
    let effects =
      level < 2
      ? ["NoSchedule"]
      : level < 4 ? ["NoSchedule", "NoExecute", "PreferNoSchedule"] : ["NoSchedule", "NoExecute"]
    var draft = Self(nodes: nodes(level, &random), question: .nodesThatPass)
    for index in draft.nodes.indices where random.chance(80) {
      for key in keys where random.chance(70) {
        draft.nodes[index].taints.append("\(key)=\(random.pick(values)):\(random.pick(effects))")
      }
    }
    let tolerations = (0..<max(1, level - 2)).map { _ in
      toleration(level, &random, key: random.pick(keys), value: random.pick(values), effects)
    }
    var pod = ExercisePod(milliCPU: 100, memoryMi: 64)
    pod.spec = ["tolerations:"] + tolerations.map { "  - {\($0)}" }
    draft.manifest = pod.manifest
    return draft
  }

  private static func toleration(
    _ level: Int, _ random: inout SeededRandom, key: String, value: String, _ effects: [String]
  ) -> String {
    var parts = ["key: \(key)"]
    if level >= 2, random.chance(40) {
      parts.append("operator: Exists")
    } else {
      parts += ["operator: Equal", "value: \(value)"]
    }
    if level >= 3, random.chance(35) { return parts.joined(separator: ", ") }
    let effect = random.pick(effects.filter { $0 != "PreferNoSchedule" })
    parts.append("effect: \(effect)")
    if level >= 4, effect == "NoExecute", random.chance(50) { parts.append("tolerationSeconds: 60") }
    return parts.joined(separator: ", ")
  }

  // MARK: Filters

  static func filters(_ level: Int, _ random: inout SeededRandom) -> Self {
    var draft = Self(nodes: nodes(level, &random), question: .nodesThatPass)
    var pod = ExercisePod(
      milliCPU: random.pick([500, 1000, 1500, 2000]), memoryMi: random.pick([512, 1024, 3072]))
    for index in draft.nodes.indices {
      let node = draft.nodes[index]
      if level >= 2 { draft.nodes[index].labels["disk"] = random.pick(["ssd", "hdd"]) }
      if level >= 4 { draft.nodes[index].labels["generation"] = String(random.pick([3, 5, 7])) }
      if level >= 3, random.chance(20) { draft.nodes[index].isCordoned = true }
      if level >= 4, random.chance(25) { draft.nodes[index].taints = ["dedicated=gpu:NoSchedule"] }
      draft.residents.append(
        Resident(
          name: "r\(index + 1)", node: node.name, milliCPU: node.cpu * random.pick([250, 500, 750]),
          memoryMi: node.memoryGi * random.pick([256, 512, 768]),
          spec: ""))
    }
    switch level {
    case 1: break
    case 2, 3: pod.spec = ["nodeSelector: {disk: ssd}"]
    default:
      let term = random.pick([
        "{key: disk, operator: NotIn, values: [hdd]}", "{key: generation, operator: Gt, values: [\"4\"]}",
        "{key: disk, operator: In, values: [ssd, nvme]}",
      ])
      pod.spec = [
        "affinity:", "  nodeAffinity:", "    requiredDuringSchedulingIgnoredDuringExecution:",
        "      nodeSelectorTerms:", "        - matchExpressions: [\(term)]",
      ]
      if level == 5 {
        pod.spec += [
          "        - matchExpressions: [{key: topology.kubernetes.io/zone, operator: In, values: [us-east-1b]}]"
        ]
      }
    }
    draft.manifest = pod.manifest
    return draft
  }

  // MARK: Spread

  static func spread(_ level: Int, _ random: inout SeededRandom) -> Self {
    var draft = Self(
      nodes: nodes(level, &random, zones: level < 2 ? Array(zones.prefix(2)) : zones),
      question: .nodesThatPass)
    for index in draft.nodes.indices {
      draft.nodes[index].cpu = 8
      for copy in 0..<random.integer(below: 3) {
        draft.residents.append(
          Resident(name: "app-\(index + 1)\(copy)", node: draft.nodes[index].name, app: "app"))
      }
    }
    if level >= 3, random.chance(60) {
      draft.nodes[draft.nodes.count - 1].taints = ["dedicated=gpu:NoSchedule"]
    }
    var constraint = [
      "topologySpreadConstraints:", "  - maxSkew: \(random.pick(level < 3 ? [1] : [1, 2]))",
      "    topologyKey: topology.kubernetes.io/zone", "    whenUnsatisfiable: DoNotSchedule",
      "    labelSelector: {matchLabels: {app: app}}",
    ]
    if level >= 4, random.chance(50) { constraint.append("    nodeTaintsPolicy: Honor") }
    if level >= 4, random.chance(40) { constraint.append("    minDomains: 4") }
    if level == 5 {
      constraint += [
        "  - maxSkew: 1", "    topologyKey: kubernetes.io/hostname", "    whenUnsatisfiable: DoNotSchedule",
        "    labelSelector: {matchLabels: {app: app}}",
      ]
    }
    draft.manifest = ExercisePod(milliCPU: 100, memoryMi: 64, spec: constraint).manifest
    return draft
  }

  // MARK: Anti-affinity

  static func antiAffinity(_ level: Int, _ random: inout SeededRandom) -> Self {
    var draft = Self(nodes: nodes(level, &random), question: .nodesThatPass)
    let away = "podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: ["
    for (index, node) in draft.nodes.enumerated() where random.chance(60) {
      let app = level < 2 ? "app" : random.pick(["app", "db", "cache"])
      var resident = Resident(name: "\(app)-\(index + 1)", node: node.name, app: app)
      if level >= 3, app != "app", random.chance(40) {
        resident.spec =
          "affinity: {\(away){labelSelector: {matchLabels: {app: app}}, topologyKey: \(random.pick(["kubernetes.io/hostname", "topology.kubernetes.io/zone"]))}]}}"
      }
      draft.residents.append(resident)
    }
    let key = random.pick(
      level < 2 ? ["kubernetes.io/hostname"] : ["kubernetes.io/hostname", "topology.kubernetes.io/zone"])
    var spec = [
      "affinity:", "  podAntiAffinity:", "    requiredDuringSchedulingIgnoredDuringExecution:",
      "      - labelSelector: {matchLabels: {app: \(level < 2 ? "app" : random.pick(["app", "db"]))}}",
      "        topologyKey: \(key)",
    ]
    if level >= 4 {
      spec += [
        "  podAffinity:", "    requiredDuringSchedulingIgnoredDuringExecution:",
        "      - labelSelector: {matchLabels: {app: cache}}",
        "        topologyKey: topology.kubernetes.io/zone",
      ]
    }
    draft.manifest = ExercisePod(milliCPU: 100, memoryMi: 64, spec: spec).manifest
    return draft
  }

  // MARK: Scores

  static func scores(_ level: Int, _ random: inout SeededRandom) -> Self {
    var draft = Self(nodes: nodes(level, &random), question: .nodeChosen)
    for index in draft.nodes.indices {
      draft.nodes[index].cpu = 8
      draft.nodes[index].memoryGi = 16
      if level >= 2 { draft.nodes[index].labels["disk"] = random.pick(["ssd", "hdd"]) }
      if level >= 3, random.chance(40) { draft.nodes[index].taints = ["old=true:PreferNoSchedule"] }
      draft.residents.append(
        Resident(
          name: "r\(index + 1)", node: draft.nodes[index].name, app: random.pick(["app", "other"]),
          milliCPU: 1000 * (1 + random.integer(below: 6)),
          memoryMi: 1024 * (1 + random.integer(below: level < 3 ? 4 : 12))))
    }
    var spec: [String] = []
    if level >= 2 {
      spec += [
        "affinity:", "  nodeAffinity:", "    preferredDuringSchedulingIgnoredDuringExecution:",
        "      - {weight: \(random.pick([1, 50, 100])), preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}}",
      ]
    }
    if level >= 4 {
      spec += [
        "topologySpreadConstraints:", "  - maxSkew: 1", "    topologyKey: topology.kubernetes.io/zone",
        "    whenUnsatisfiable: ScheduleAnyway", "    labelSelector: {matchLabels: {app: app}}",
      ]
    }
    draft.manifest = ExercisePod(milliCPU: 1000, memoryMi: 1024, spec: spec).manifest
    return draft
  }
}
