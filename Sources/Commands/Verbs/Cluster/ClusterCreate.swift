import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

/// The cluster itself: made anew, and shown.
extension Command {
  static let clusterCreate = Command(
    "cluster create",
    syntax: [.optional(.words(ClusterPlan.Preset.allCases.map(\.rawValue)))],
    flags: [
      .region, Flag("provider", .required(.words(CloudProvider.allCases.map(\.rawValue)))),
      Flag("zones", .required(.text("us-east-1a,us-east-1b"))),
      Flag("version", .required(.words([ClusterPlan.version]))),
      Flag("cni", .required(.words(["vpc-cni", "prefix-delegation"]))), .nodes, .nodeType, .min, .max,
      Flag("taint", .required(.text("KEY=VALUE:EFFECT"))), Flag("labels", .required(.text("KEY=VALUE,…"))),
    ], help: .cluster, note: .cluster,
    examples: [
      "cluster create production", "undo", "cluster create course --nodes 3 --type m6g.large",
      "cluster create --cni prefix-delegation --zones us-east-1a,us-east-1b", "cluster show",
    ]
  ) { session, given throws(CommandError) in
    if let word = given[Flag("provider")], word != CloudProvider.aws.rawValue {
      guard let provider = CloudProvider(rawValue: word) else {
        throw .say(
          .badFlagValue(
            flag: "--provider", value: word, allowed: CloudProvider.allCases.map(\.rawValue)))
      }
      return try session.reset(to: provider, given)
    }
    let plan = try session.plan(given)
    var options = session.openingWorld.options
    options.region = try given.region() ?? options.region
    let world = World.opened(plan, options: options)
    try session.move { $0 = world }
    session.namespace = "default"
    var output = CommandOutput()
    output.line(ClusterMessage.created(plan).told(in: session.language))
    if plan.usesPrefixDelegation { output.remark(ClusterMessage.setMaxPods.told(in: session.language)) }
    return output
  }

  static let clusterShow = Command(
    "cluster show", aliases: ["cluster"], help: .cluster, examples: ["cluster show"]
  ) { session, _ in session.clusterShown }
}

extension Flag {
  static let nodes = Flag("nodes", .required(.count))
  static let nodeType = Flag("type", .required(.instanceType))
}

extension Session {
  fileprivate func plan(_ given: Invocation) throws(CommandError) -> ClusterPlan {
    let region = try given.region() ?? openingWorld.options.region
    let word = given.words.first ?? ClusterPlan.Preset.course.rawValue
    guard let preset = ClusterPlan.Preset(rawValue: word) else {
      throw .say(
        .badFlagValue(flag: "PRESET", value: word, allowed: ClusterPlan.Preset.allCases.map(\.rawValue)))
    }
    if let version = given[Flag("version")], version.trimmingPrefix("v") != ClusterPlan.version {
      throw .say(.badFlagValue(flag: "--version", value: version, allowed: [ClusterPlan.version]))
    }
    var plan = ClusterPlan(preset, in: region)
    let zones = given.list(Flag("zones"))
    if !zones.isEmpty {
      let known = region.zones.map(\.name)
      if let wrong = zones.first(where: { !known.contains($0) }) {
        throw .say(.badFlagValue(flag: "--zones", value: wrong, allowed: known))
      }
      plan.zones = known.filter(zones.contains)
    }
    switch given[Flag("cni")] {
    case nil, "vpc-cni": break
    case "prefix-delegation": plan.usesPrefixDelegation = true
    case let value?:
      throw .say(.badFlagValue(flag: "--cni", value: value, allowed: ["vpc-cni", "prefix-delegation"]))
    }
    plan.bootstrap = try bootstrap(given, in: region)
    return plan
  }

  private static let largestGroup = 100

  private func bootstrap(_ given: Invocation, in region: AWSRegion) throws(CommandError) -> NodeGroup {
    var group = NodeGroup.bootstrap
    func count(_ flag: Flag, least: Int) throws(CommandError) -> Int? {
      guard let number = try given.integer(flag) else { return nil }
      guard (least...Self.largestGroup).contains(number) else {
        throw .say(.badNumber("\(number)", lowest: least, highest: Self.largestGroup))
      }
      return number
    }
    let (nodes, least) = (try count(.nodes, least: 0), try count(.min, least: 0))
    group.desired = nodes ?? least ?? group.desired
    group.minimum = least ?? min(group.minimum, group.desired)
    let most = try count(.max, least: 1)
    group.maximum = most ?? max(group.maximum, group.desired)
    guard (group.minimum...max(group.minimum, group.maximum)).contains(group.desired) else {
      throw .say(
        .badNumber("\(group.desired)", lowest: group.minimum, highest: max(group.minimum, group.maximum)))
    }
    if let type = given[.nodeType] {
      let catalogue = EC2Catalogue(region: region)
      guard catalogue.type(named: type) != nil else {
        throw .refused(.noSuchType(type), in: world)
      }
      group.instanceType = type
    }
    let taints = given.list(Flag("taint"))
    if !taints.isEmpty {
      group.taints = []
      for text in taints where text != "none" { group.taints.append(try taint(text)) }
    }
    for pair in given.list(Flag("labels")) {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw .say(.badFlagValue(flag: "--labels", value: pair, allowed: [])) }
      group.labels[parts[0]] = parts[1]
    }
    return group
  }

  private func taint(_ text: String) throws(CommandError) -> Taint {
    let parts = text.split(separator: ":").map(String.init)
    let effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"]
    guard parts.count == 2, let effect = Taint.Effect(rawValue: parts[1]) else {
      throw .say(.badFlagValue(flag: "--taint", value: text, allowed: effects.map { "KEY=VALUE:\($0)" }))
    }
    let pair = parts[0].split(separator: "=", maxSplits: 1).map(String.init)
    return Taint(key: pair[0], value: pair.count > 1 ? pair[1] : "", effect: effect)
  }

  fileprivate var clusterShown: CommandOutput {
    let account = world.cloud.account
    var rows: [[StyledText]] = []
    func row(_ what: ClusterMessage, _ text: String) {
      rows.append([what.told(in: language), StyledText(text)])
    }
    row(.name, account.clusterName)
    row(.region, "\(world.cloud.regionName) (\(account.subnets.map(\.zone.name).joined(separator: ", ")))")
    row(.version, "Kubernetes \(ClusterPlan.version), Karpenter 1.13")
    row(.network, world.plan?.usesPrefixDelegation == true ? "VPC CNI, prefix delegation" : "VPC CNI")
    for name in world.nodeGroupNames {
      let nodes = world.nodes(ofGroup: name)
      let types = Set(nodes.compactMap { $0.metadata.labels[WellKnown.instanceType] }).sorted()
      var text = "\(name): \(nodes.count) × \(types.joined(separator: ", "))"
      if let group = world.plan?.bootstrap, group.name == name {
        text += " (min \(group.minimum), max \(group.maximum), desired \(group.desired))"
      }
      row(.nodeGroup, text)
    }
    let role: String =
      switch world.cloud.controller {
      case .role(let name): name
      case .administrator, .nobody: "-"
      }
    row(.controller, "\(world.isKarpenterRunning ? "Running" : "-"), \(role)")
    row(.nodePools, world.objects.nodePools.keys.map(\.name).joined(separator: ", "))
    row(.queue, world.cloud.isQueueRead ? world.cloud.interruptionQueue.name : "-")
    return CommandOutput(TextTable(rows: rows).text)
  }
}
