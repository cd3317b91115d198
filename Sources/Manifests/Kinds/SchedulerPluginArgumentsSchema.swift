import Kubernetes

/// The plugins of kube-scheduler that take arguments, and the fields of each: all of them parts of one noun.
extension SchedulerPluginArguments {
  typealias Table = Schema<SchedulerPluginArguments>

  /// By the plugin's name. `VolumeBinding` and `DynamicResources` take arguments too, without effect here.
  static let tables: [String: Table] = [
    "NodeResourcesFit": table("NodeResourcesFitArgs") {
      Field("scoringStrategy", \.scoringStrategy, .object(ScoringStrategy.schema), alwaysWritten: true)
      Field("ignoredResources", \.ignoredResources, .strings)
      Field("ignoredResourceGroups", \.ignoredResourceGroups, .strings)
    },
    "NodeResourcesBalancedAllocation": table("NodeResourcesBalancedAllocationArgs") {
      Field("resources", \.balancedResources, .list(of: .object(ResourceWeight.schema)))
    },
    "PodTopologySpread": table("PodTopologySpreadArgs") {
      Field("defaultingType", \.defaultingType, .oneOf, default: SpreadDefaulting.system.rawValue)
      Field(
        "defaultConstraints", \.defaultConstraints, .list(of: .object(TopologySpreadConstraint.schema)))
    },
    "InterPodAffinity": table("InterPodAffinityArgs") {
      Field("hardPodAffinityWeight", \.hardPodAffinityWeight, .int32, default: "1")
      Field(
        "ignorePreferredTermsOfExistingPods", \.ignorePreferredTermsOfExistingPods, .bool, default: "false")
    },
    "NodeAffinity": table("NodeAffinityArgs") {
      Field("addedAffinity", optional: \.addedAffinity, .object(NodeAffinity.schema))
    },
    "DefaultPreemption": table("DefaultPreemptionArgs") {
      Field("minCandidateNodesPercentage", \.minCandidateNodesPercentage, .int32, default: "10")
      Field("minCandidateNodesAbsolute", \.minCandidateNodesAbsolute, .int32, default: "100")
    },
  ]

  static let inertShapes: [String: Shape] = [
    "VolumeBinding": [
      "apiVersion": .string, "kind": .string, "bindTimeoutSeconds": .int64,
      "shape": .list(of: ["utilization": .int, "score": .int]),
    ],
    "DynamicResources": [
      "apiVersion": .string, "kind": .string, "filterTimeout": .duration, "bindingTimeout": .duration,
    ],
  ]

  private static func table(_ name: String, @FieldList<Self> _ fields: () -> [Field<Self>]) -> Table {
    Schema(name, blank: Self()) {
      Field(ignored: "apiVersion", .string)
      Field(ignored: "kind", .string)
      fields()
    }
  }
}

extension ScoringStrategy {
  /// A manifest has the points one level further down.
  fileprivate struct Ratio: Sendable {
    var shape: [ShapePoint] = []

    static let schema = Schema<Ratio>("RequestedToCapacityRatioParam", blank: Ratio()) {
      Field("shape", \.shape, .list(of: .object(ShapePoint.schema)))
    }
  }

  fileprivate var ratio: Ratio? {
    get { shape.isEmpty ? nil : Ratio(shape: shape) }
    set { shape = newValue?.shape ?? [] }
  }

  static let schema = Schema<Self>("ScoringStrategy", blank: Self()) {
    Field("type", \.type, .oneOf, default: Kind.leastAllocated.rawValue)
    Field("resources", \.resources, .list(of: .object(ResourceWeight.schema)))
    Field("requestedToCapacityRatio", optional: \.ratio, .object(Ratio.schema))
  }
}

extension ScoringStrategy.ShapePoint {
  static let schema = Schema<Self>("UtilizationShapePoint", blank: Self(utilization: 0, score: 0)) {
    Field("utilization", \.utilization, .int32, isRequired: true)
    Field("score", \.score, .int32, isRequired: true)
  }
}

extension ResourceWeight {
  static let schema = Schema<Self>("ResourceSpec", blank: Self("")) {
    Field("name", \.resource, .text, isRequired: true)
    Field("weight", \.weight, .int64, default: "1")
  }
}

extension Codec where Value == SchedulerPluginArguments {
  /// A list of plugins by name, each with arguments of its own type.
  static let pluginConfig = Codec(
    .list(of: .object(PluginConfigEntry.shape)), blank: { SchedulerPluginArguments() }, empty: .array([]),
    read: { marked, value, decoding in
      guard case .array(let items) = marked.content else {
        decoding.reportWrongType(marked, wanted: .list(of: .object(PluginConfigEntry.shape)), hint: .list)
        return
      }
      for (index, item) in items.enumerated() {
        decoding.descend(.index(index)) { PluginConfigEntry.read(item, into: &value, decoding: &$0) }
      }
    },
    write: { value in
      value.written.isEmpty ? nil : .array(value.written.map { PluginConfigEntry.write($0, of: value) })
    })
}

/// One element of `pluginConfig`: a plugin's name, and its arguments in the plugin's own type.
private enum PluginConfigEntry {
  static let shape = ObjectShape(
    "PluginConfig",
    [
      FieldShape("name", .string, isRequired: true),
      FieldShape("args", .object(ObjectShape("PluginArgs", argumentFields))),
    ])

  /// The fields of every plugin's arguments.
  private static let argumentFields = SchedulerPluginArguments.tables.sorted { $0.key < $1.key }
    .flatMap { $0.value.shape.fields.filter { !$0.isInert } }

  static func read(
    _ marked: MarkedValue, into value: inout SchedulerPluginArguments, decoding: inout Decoding
  ) {
    guard let members = marked.members else {
      decoding.reportWrongType(marked, wanted: .object(shape))
      return
    }
    for member in members where shape[member.key] == nil { decoding.reportUnknown(member, among: shape) }
    guard case .scalar(.string(let name))? = marked["name"]?.content, !name.isEmpty else {
      decoding.reportMissing("name")
      return
    }
    let isRepeated = value.written.contains(name)
    value.written.append(name)
    guard !isRepeated, let args = marked["args"], !args.isNull else { return }
    decoding.descend(.field("args")) { decoding in
      if let table = SchedulerPluginArguments.tables[name] {
        table.read(args, into: &value, decoding: &decoding)
        checkStrategy(args["scoringStrategy"], in: &decoding)
      } else {
        decoding.check(args, against: SchedulerPluginArguments.inertShapes[name] ?? .any)
        value.inert[name] = args.json
      }
      checkType(args["kind"], of: name, in: &decoding)
    }
  }

  /// A strategy that is written has to say its type.
  private static func checkStrategy(_ strategy: MarkedValue?, in decoding: inout Decoding) {
    guard let strategy, strategy.members != nil, strategy["type"] == nil else { return }
    decoding.descend(.field("scoringStrategy")) { decoding in
      decoding.descend(.field("type")) {
        $0.reportUnsupported(
          "", supported: ScoringStrategy.Kind.allCases.map(\.rawValue), at: strategy.mark)
      }
    }
  }

  private static func checkType(_ kind: MarkedValue?, of plugin: String, in decoding: inout Decoding) {
    guard let kind, case .scalar(.string(let written)) = kind.content, written != plugin + "Args" else {
      return
    }
    decoding.descend(.field("kind")) {
      $0.report(
        .invalid(.string(written), UpstreamText.wrongArguments(of: plugin, written)), at: kind.mark,
        nearest: [plugin + "Args"], stage: .validation)
    }
  }

  static func write(_ name: String, of value: SchedulerPluginArguments) -> JSONValue {
    var members: [String: JSONValue] = ["name": .string(name)]
    if let table = SchedulerPluginArguments.tables[name] {
      members["args"] = .object(table.write(value))
    } else if let args = value.inert[name] {
      members["args"] = args
    }
    return .object(members)
  }
}
