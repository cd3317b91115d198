import Kubernetes

extension KubeSchedulerConfiguration {
  /// What kube-scheduler says of its file. Plugins that it does not know it finds later, when it starts with it.
  ///
  /// Source: kube-scheduler 1.35, `apis/config/validation`.
  public func validate(_ validation: inout Validation) {
    let names = [Self.onlyName]
    if !names.contains(metadata.name) {
      validation.report(
        .unsupported(.string(metadata.name), supported: names), at: "metadata.name", nearest: names)
    }
    if case .int(let threads)? = inert["parallelism"], threads <= 0 {
      validation.report(.invalid(.int(threads), UpstreamText.positiveThreads), at: "parallelism")
    }
    for (index, profile) in profiles.enumerated() {
      let path = FieldPath("profiles")[index]
      validation.check(profile: profile, isOnly: profiles.count == 1, at: path)
      guard !profile.schedulerName.isEmpty,
        let first = profiles[..<index].lastIndex(where: { $0.schedulerName == profile.schedulerName })
      else { continue }
      validation.report(
        .duplicate(.string("profiles[\(first)].schedulerName")), at: path["schedulerName"])
    }
    validation.check(queueSortOf: profiles)
    validation.check(percentage: percentageOfNodesToScore, at: "percentageOfNodesToScore")
    if podInitialBackoffSeconds <= 0 {
      validation.report(
        .invalid(.int(Int64(podInitialBackoffSeconds)), UpstreamText.greaterThan0),
        at: "podInitialBackoffSeconds")
    }
    if podMaxBackoffSeconds < podInitialBackoffSeconds {
      validation.report(
        .invalid(.int(Int64(podMaxBackoffSeconds)), UpstreamText.shorterThanInitialBackoff),
        at: "podMaxBackoffSeconds")
    }
  }
}

extension Validation {
  fileprivate mutating func check(profile: KubeSchedulerProfile, isOnly: Bool, at path: FieldPath) {
    if profile.schedulerName.isEmpty, !isOnly { report(.required(""), at: path["schedulerName"]) }
    check(percentage: profile.percentageOfNodesToScore, at: path["percentageOfNodesToScore"])
    for point in KubeSchedulerProfile.ExtensionPoint.allCases where point != .multiPoint {
      for (index, plugin) in (profile.plugins[point]?.enabled ?? []).enumerated() {
        check(isLeft: plugin.name, at: path["plugins"][point.rawValue]["enabled"][index])
      }
    }
    let config = path["pluginConfig"]
    let written = profile.pluginConfig.written
    for (index, name) in written.enumerated() {
      check(isLeft: name, at: config[index])
      guard !written[..<index].contains(name) else {
        report(.duplicate(.string(name)), at: config[index])
        continue
      }
      check(arguments: profile.pluginConfig, of: name, at: config[index]["args"])
    }
  }

  /// Plugins that went before this version.
  private mutating func check(isLeft plugin: String, at path: FieldPath) {
    guard ["AzureDiskLimits", "CinderLimits", "EBSLimits", "GCEPDLimits"].contains(plugin) else { return }
    let version = Kind.kubeSchedulerConfiguration.apiVersion
    report(
      .invalid(.string(plugin), UpstreamText.leftPlugin(version)), at: path, nearest: ["NodeVolumeLimits"])
  }

  fileprivate mutating func check(percentage: Int?, at path: FieldPath) {
    guard let percentage, !(0...100).contains(percentage) else { return }
    report(.invalid(.int(Int64(percentage)), UpstreamText.outside("[0-100]")), at: path)
  }

  fileprivate mutating func check(queueSortOf profiles: [KubeSchedulerProfile]) {
    let sets = profiles.map { $0.plugins[.queueSort] ?? .init() }
    let path: FieldPath = "profiles"
    guard let first = sets.first else { return }
    if first.enabled.count > 1 {
      report(
        .invalid(.int(Int64(first.enabled.count)), UpstreamText.oneQueueSort),
        at: path[0]["plugins"]["queueSort"]["enabled"])
    }
    for (index, set) in sets.enumerated() where set != first {
      let value = JSONValue.object(KubeSchedulerProfile.PluginSet.schema.write(set))
      report(.invalid(value, UpstreamText.sameQueueSort), at: path[index]["plugins"]["queueSort"])
    }
  }
}
