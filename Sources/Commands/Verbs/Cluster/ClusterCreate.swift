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
    let provider = try given.provider() ?? .aws
    guard provider == .aws else { return try session.createCluster(on: provider, given) }
    let plan = try session.plan(given)
    var options = session.openingWorld.options
    options.site = .aws
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

extension Invocation {
  /// What only an EKS cluster can be made with.
  private static let eksFlags: [Flag] = [
    Flag("zones"), Flag("version"), Flag("cni"), .nodes, .nodeType, .min, .max, Flag("taint"), Flag("labels"),
  ]

  fileprivate func provider() throws(CommandError) -> CloudProvider? {
    guard let word = self[Flag("provider")] else { return nil }
    guard let provider = CloudProvider(rawValue: word) else {
      throw .say(
        .badFlagValue(
          flag: "--provider", value: word, allowed: CloudProvider.allCases.map(\.rawValue)))
    }
    return provider
  }

  /// The words that mean nothing on another cloud than AWS.
  fileprivate var eksWords: [String] {
    Self.eksFlags.filter(has).map { "--\($0.name)" }
  }
}

extension Session {
  /// On another cloud than AWS there is one shape beside the empty one, and nothing to be chosen but the region.
  fileprivate mutating func createCluster(on provider: CloudProvider, _ given: Invocation)
    throws(CommandError) -> CommandOutput
  {
    let preset = try preset(given)
    let refused = (preset == .production ? [preset.rawValue] : []) + given.eksWords
    guard refused.isEmpty else {
      throw .say(ClusterMessage.onlyOnAWS(refused, provider))
    }
    return try reset(to: provider, as: preset, given)
  }

  private func preset(_ given: Invocation) throws(CommandError) -> ClusterPlan.Preset {
    let word = given.words.first ?? ClusterPlan.Preset.course.rawValue
    guard let preset = ClusterPlan.Preset(rawValue: word) else {
      throw .say(
        .badFlagValue(flag: "PRESET", value: word, allowed: ClusterPlan.Preset.allCases.map(\.rawValue)))
    }
    return preset
  }

  fileprivate func plan(_ given: Invocation) throws(CommandError) -> ClusterPlan {
    let region = try given.region() ?? openingWorld.options.region
    let preset = try preset(given)
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

  private func bootstrap(_ given: Invocation, in region: AWSRegion) throws(CommandError) -> NodeGroup {
    var group = NodeGroup.bootstrap
    func count(_ flag: Flag, least: Int) throws(CommandError) -> Int? {
      guard let number = try given.integer(flag) else { return nil }
      guard (least...NodeGroup.Scaling.largest).contains(number) else {
        throw .say(.badNumber("\(number)", lowest: least, highest: NodeGroup.Scaling.largest))
      }
      return number
    }
    let (nodes, least) = (try count(.nodes, least: 0), try count(.min, least: 0))
    let most = try count(.max, least: 1)
    group.scaling.desired = nodes ?? least ?? group.scaling.desired
    group.scaling.minimum = least ?? min(group.scaling.minimum, group.scaling.desired)
    group.scaling.maximum = most ?? max(group.scaling.maximum, group.scaling.desired)
    do throws(NodeGroup.Scaling.Fault) {
      try group.scaling.check()
    } catch {
      let (least, most) = (group.scaling.minimum, max(group.scaling.minimum, group.scaling.maximum))
      throw .say(.badNumber("\(group.scaling.desired)", lowest: least, highest: most))
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
        text +=
          " (min \(group.scaling.minimum), max \(group.scaling.maximum), desired \(group.scaling.desired))"
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
