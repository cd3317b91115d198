import Kubernetes

/// The arguments of kube-scheduler's plugins.
///
/// Source: kube-scheduler 1.35, `apis/config/validation/validation_pluginargs.go`.
extension Validation {
  mutating func check(
    arguments: SchedulerPluginArguments, of plugin: String, at path: FieldPath
  ) {
    switch plugin {
    case "DefaultPreemption": check(preemption: arguments, at: path)
    case "InterPodAffinity":
      let weight = arguments.hardPodAffinityWeight
      check(weight, in: 0...100, at: path["hardPodAffinityWeight"])
    case "NodeAffinity":
      if let affinity = arguments.addedAffinity { check(addedAffinity: affinity, at: path["addedAffinity"]) }
    case "NodeResourcesBalancedAllocation":
      check(balanced: arguments.balancedResources, at: path["resources"])
    case "NodeResourcesFit": check(fit: arguments, at: path)
    case "PodTopologySpread": check(spread: arguments, at: path)
    case "VolumeBinding": check(volumeBinding: arguments.inert["VolumeBinding"], at: path)
    default: break
    }
  }

  private mutating func check(_ number: Int, in range: ClosedRange<Int>, at path: FieldPath) {
    guard !range.contains(number) else { return }
    report(
      .invalid(.int(Int64(number)), UpstreamText.outside("[\(range.lowerBound), \(range.upperBound)]")),
      at: path)
  }

  private mutating func check(preemption arguments: SchedulerPluginArguments, at path: FieldPath) {
    let (percentage, absolute) = (
      arguments.minCandidateNodesPercentage, arguments.minCandidateNodesAbsolute
    )
    let (percentagePath, absolutePath) = (
      path["minCandidateNodesPercentage"], path["minCandidateNodesAbsolute"]
    )
    check(percentage, in: 0...100, at: percentagePath)
    if absolute < 0 {
      report(.invalid(.int(Int64(absolute)), UpstreamText.outside("[0, inf)")), at: absolutePath)
    }
    if percentage == 0, absolute == 0 {
      report(
        .invalid(.int(0), UpstreamText.bothZero(with: "minCandidateNodesAbsolute")), at: percentagePath)
      report(
        .invalid(.int(0), UpstreamText.bothZero(with: "minCandidateNodesPercentage")), at: absolutePath)
    }
  }

  private mutating func check(fit arguments: SchedulerPluginArguments, at path: FieldPath) {
    for (index, name) in arguments.ignoredResources.enumerated() {
      invalid(.string(name), NameRules.qualifiedName(name), at: path["ignoredResources"][index])
    }
    for (index, group) in arguments.ignoredResourceGroups.enumerated() {
      let path = path["ignoredResourceGroups"][index]
      if group.contains("/") { report(.invalid(.string(group), UpstreamText.groupWithSlash), at: path) }
      invalid(.string(group), NameRules.qualifiedName(group), at: path)
    }
    let strategy = arguments.scoringStrategy
    for (index, resource) in strategy.resources.enumerated() where !(0...100).contains(resource.weight) {
      report(
        .invalid(.int(Int64(resource.weight)), UpstreamText.resourceWeight(resource.resource.text)),
        at: path["scoringStrategy"]["resources"][index]["weight"])
    }
    let shapePath = path["scoringStrategy"]["requestedToCapacityRatio"]["shape"]
    if strategy.type == .requestedToCapacityRatio || !strategy.shape.isEmpty {
      check(shape: strategy.shape, at: shapePath)
    }
  }

  private mutating func check(shape: [ScoringStrategy.ShapePoint], at path: FieldPath) {
    if shape.isEmpty { report(.required(UpstreamText.shapeWithoutPoints), at: path) }
    let unsorted = shape.indices.dropFirst().first { shape[$0 - 1].utilization >= shape[$0].utilization }
    if let unsorted {
      report(
        .invalid(.int(Int64(shape[unsorted].utilization)), UpstreamText.unsortedShape),
        at: path[unsorted]["utilization"])
    }
    for (index, point) in shape.enumerated() {
      check(point.utilization, in: 0...100, at: path[index]["utilization"])
      check(point.score, in: 0...10, at: path[index]["score"])
    }
  }

  private mutating func check(balanced resources: [ResourceWeight], at path: FieldPath) {
    for (index, resource) in resources.enumerated() {
      if resources[..<index].contains(where: { $0.resource == resource.resource }) {
        report(.duplicate(.string(resource.resource.text)), at: path[index]["name"])
      }
      if resource.weight != 1, resource.weight != 0 {
        report(.invalid(.int(Int64(resource.weight)), UpstreamText.mustBe1), at: path[index]["weight"])
      }
    }
  }

  private mutating func check(spread arguments: SchedulerPluginArguments, at path: FieldPath) {
    let constraints = arguments.defaultConstraints
    if arguments.defaultingType == .system, !constraints.isEmpty {
      report(
        .invalid(.string(SpreadDefaulting.system.rawValue), UpstreamText.constraintsWithSystem),
        at: path["defaultingType"], hint: .write(SpreadDefaulting.list.rawValue))
    }
    for (index, constraint) in constraints.enumerated() {
      let path = path["defaultConstraints"][index]
      if constraint.maxSkew <= 0 {
        report(
          .invalid(.int(Int64(constraint.maxSkew)), UpstreamText.outside("(0, inf)")), at: path["maxSkew"])
      }
      if constraint.topologyKey.isEmpty {
        report(.required(UpstreamText.topologyKeyEmpty), at: path["topologyKey"])
      } else {
        invalid(
          .string(constraint.topologyKey), NameRules.qualifiedName(constraint.topologyKey),
          at: path["topologyKey"])
      }
      if constraint.labelSelector != nil {
        report(.forbidden(UpstreamText.selectorOfDefault), at: path["labelSelector"])
      }
      let isRepeated = constraints[..<index].contains {
        $0.topologyKey == constraint.topologyKey && $0.whenUnsatisfiable == constraint.whenUnsatisfiable
      }
      if isRepeated {
        let pair = "{\(constraint.topologyKey), \(constraint.whenUnsatisfiable.rawValue)}"
        report(.duplicate(.string(pair)), at: path)
      }
    }
  }

  private mutating func check(volumeBinding arguments: JSONValue?, at path: FieldPath) {
    if case .int(let seconds)? = arguments?["bindTimeoutSeconds"], seconds < 0 {
      report(.invalid(.int(seconds), UpstreamText.negativeBindTimeout), at: path["bindTimeoutSeconds"])
    }
    if let shape = arguments?["shape"] {
      report(.invalid(shape, UpstreamText.storageShape), at: path["shape"])
    }
  }
}
