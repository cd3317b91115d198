import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

/// Managed node groups as EKS knows them.
extension AWSOperation {
  static let nodeGroups: [AWSOperation] = [
    .read("eks", "list-nodegroups") { session, request throws(CommandError) in
      try session.checkCluster(request)
      return .members(["nodegroups": .strings(session.world.nodeGroupNames)])
    },
    .read("eks", "describe-nodegroup") { session, request throws(CommandError) in
      try session.checkCluster(request)
      let name = try session.nodeGroup(request)
      return .members(["nodegroup": nodeGroup(name, session.world)])
    },
    .write("eks", "update-nodegroup-config") { session, request, given throws(CommandError) in
      try session.checkCluster(request)
      let name = try session.nodeGroup(request)
      guard let group = session.world.plan?.bootstrap, group.name == name else {
        throw .say(
          AWSMessage.unanswered("aws eks update-nodegroup-config", nearest: [], instead: "cluster create"))
      }
      let changes = try scalingConfig(request)
      var scaling = group.scaling
      for (member, size) in changes { scaling[keyPath: member.size] = size }
      try session.change(given) { (world: inout World) throws(CommandError) in
        do throws(NodeGroup.Scaling.Fault) {
          try world.scaleGroup(to: scaling)
        } catch {
          throw request.failure(error)
        }
      }
      return .members(["update": update(changes, session.world)])
    },
  ]

  // MARK: - Sizes

  /// A member of `--scaling-config`, in the order in which EKS lists them.
  private enum ScalingMember: String, CaseIterable {
    case minSize, maxSize, desiredSize

    var size: WritableKeyPath<NodeGroup.Scaling, Int> {
      switch self {
      case .minSize: \.minimum
      case .maxSize: \.maximum
      case .desiredSize: \.desired
      }
    }

    var least: Int { self == .maxSize ? 1 : 0 }
  }

  /// `minSize=1,maxSize=4`, or the same as JSON.
  private static func scalingConfig(
    _ request: AWSRequest
  ) throws(CommandError) -> [(member: ScalingMember, size: Int)] {
    let text = try request.required("scaling-config")
    let json = Manifest.jsonValues(text).values.first?.json.object
    let members =
      json?.mapValues { JSONWriter.compact($0) }
      ?? AWSRequest.shorthand(request.all("scaling-config").joined(separator: ",")).mapValues { $0[0] }
    let known = ScalingMember.allCases.map(\.rawValue)
    if let wrong = members.keys.sorted().first(where: { !known.contains($0) }) {
      throw .invalidParameter(
        #"Unknown parameter in scalingConfig: "\#(wrong)", must be one of: \#(known.joined(separator: ", "))"#
      )
    }
    var sizes: [(member: ScalingMember, size: Int)] = []
    for member in ScalingMember.allCases {
      guard let text = members[member.rawValue] else { continue }
      let name = "scalingConfig.\(member.rawValue)"
      guard let size = Int(text) else {
        throw .invalidParameter(
          "Invalid type for parameter \(name), value: \(text), type: <class 'str'>, valid types: <class 'int'>"
        )
      }
      guard size >= member.least else {
        throw .invalidParameter(
          "Invalid value for parameter \(name), value: \(size), valid min value: \(member.least)")
      }
      sizes.append((member, size))
    }
    return sizes
  }

  // MARK: - Answers

  private static func update(_ changes: [(member: ScalingMember, size: Int)], _ world: World) -> JQValue {
    var random = SeededRandom(
      seed: world.options.seed, purpose: "nodegroup-update", object: world.now.rfc3339)
    let id = [8, 4, 4, 4, 12].map { random.hexadecimal(length: $0) }.joined(separator: "-")
    return .members([
      "id": .string(id),
      "status": "InProgress", "type": "ConfigUpdate",
      "params": .array(
        changes.map { member, size in
          let name = member.rawValue.prefix(1).uppercased() + member.rawValue.dropFirst()
          return .members(["type": .string(name), "value": .string("\(size)")])
        }),
      "createdAt": .time(world.now), "errors": .array([]),
    ])
  }

  private static func nodeGroup(_ name: String, _ world: World) -> JQValue {
    let account = world.cloud.account
    let nodes = world.nodes(ofGroup: name)
    let group = world.plan.map(\.bootstrap).flatMap { $0.name == name ? $0 : nil }
    let scaling =
      group?.scaling ?? .init(minimum: nodes.count, maximum: nodes.count, desired: nodes.count)
    let labels = group?.labels ?? nodes.first?.metadata.labels ?? [:]
    let types = nodes.compactMap { $0.metadata.labels[WellKnown.instanceType] } + [group?.instanceType ?? ""]
    let architecture =
      group.flatMap { world.cloud.catalogue.type(named: $0.instanceType)?.architecture }
      ?? nodes.first?.metadata.labels[WellKnown.arch]
    return .members([
      "nodegroupName": .string(name),
      "nodegroupArn": .string(account.arn("eks", "nodegroup/\(account.clusterName)/\(name)")),
      "clusterName": .string(account.clusterName), "version": "1.35", "createdAt": .string(createDate),
      "status": "ACTIVE", "capacityType": "ON_DEMAND",
      "scalingConfig": .members([
        "minSize": .int(scaling.minimum), "maxSize": .int(scaling.maximum),
        "desiredSize": .int(scaling.desired),
      ]),
      "instanceTypes": .strings(Set(types.filter { !$0.isEmpty }).sorted()),
      "subnets": .strings(
        account.subnets.filter { subnet in
          world.plan?.zones.contains(subnet.zone.name) ?? false
            || nodes.contains { $0.metadata.labels[WellKnown.zone] == subnet.zone.name }
        }.map(\.id)),
      "amiType": architecture == "arm64" ? "AL2023_ARM_64_STANDARD" : "AL2023_x86_64_STANDARD",
      "nodeRole": .string(account.roleARN(account.nodeRoleName)),
      "labels": .tagObject(labels.filter { !$0.key.contains("/") }),
      "taints": .array(
        (group?.taints ?? nodes.first?.spec.taints ?? []).map { taint in
          .members([
            "key": .string(taint.key), "value": .string(taint.value),
            "effect": .string(taint.effect == .noSchedule ? "NO_SCHEDULE" : taint.effect.rawValue),
          ])
        }),
      "health": .members(["issues": .array([])]), "tags": .members([:]),
    ])
  }
}

extension Session {
  /// The managed node group that a request names.
  fileprivate func nodeGroup(_ request: AWSRequest) throws(CommandError) -> String {
    let name = try request.required("nodegroup-name")
    guard world.nodeGroupNames.contains(name) else {
      throw request.failure("ResourceNotFoundException", "No node group found for name: \(name).")
    }
    return name
  }
}

extension AWSRequest {
  fileprivate func failure(_ fault: NodeGroup.Scaling.Fault) -> CommandError {
    switch fault {
    case .minimumAboveDesired(let minimum, let desired):
      failure(
        "InvalidParameterException",
        "Minimum capacity \(minimum) can't be greater than desired size \(desired)")
    case .desiredAboveMaximum(let desired, let maximum):
      failure(
        "InvalidParameterException", "Desired capacity \(desired) can't be greater than max size \(maximum)")
    case .outOfRange(let size, let range):
      .say(.badNumber("\(size)", lowest: range.lowerBound, highest: range.upperBound))
    }
  }
}

extension CommandError {
  /// What the CLI says before it asks AWS.
  fileprivate static func invalidParameter(_ text: String) -> Self {
    .upstream("aws: [ERROR]: Parameter validation failed:\n\(text)")
  }
}

extension World {
  /// Of managed node groups, sorted.
  var nodeGroupNames: [String] {
    let standing = objects.nodes.values.compactMap { $0.metadata.labels[NodeGroup.label] }
    return Set(standing + [plan?.bootstrap.name].compactMap(\.self)).sorted()
  }

  func nodes(ofGroup name: String) -> [Node] {
    objects.nodes.values.filter { $0.metadata.labels[NodeGroup.label] == name }
  }
}
