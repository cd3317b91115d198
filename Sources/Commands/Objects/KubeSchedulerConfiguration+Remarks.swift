import Kubernetes
import Manifests
import Narration
import Scheduling

extension KubeSchedulerConfiguration {
  /// What is passed over in silence on a real cluster, and what has no effect here.
  var remarks: [SchedulerConfigurationMessage] {
    var remarks: [SchedulerConfigurationMessage] = []
    for name in namesWithoutError where name != "*" && PluginName(rawValue: name) == nil {
      let remark = SchedulerConfigurationMessage.passedOver(name, nearest: PluginName.nearest(to: name))
      if !remarks.contains(remark) { remarks.append(remark) }
    }
    let points = KubeSchedulerProfile.ExtensionPoint.allCases.filter { point in
      !Self.modelledPoints.contains(point) && profiles.contains { $0.plugins[point] != nil }
    }
    if !points.isEmpty { remarks.append(.pointsWithoutEffect(points.map(\.rawValue))) }
    if inert["extenders"] != nil { remarks.append(.extendersNotCalled) }
    return remarks
  }

  private static let modelledPoints: Set<KubeSchedulerProfile.ExtensionPoint> = [
    .multiPoint, .filter, .postFilter, .score,
  ]

  /// Names of plugins that kube-scheduler does not look up.
  private var namesWithoutError: [String] {
    profiles.flatMap { profile in
      KubeSchedulerProfile.ExtensionPoint.allCases.flatMap { profile.plugins[$0]?.disabled ?? [] }
        + profile.pluginConfig.written
    }
  }
}

extension PluginName {
  static func nearest(to name: String) -> [String] {
    Spelling.nearest(to: name, among: allCases.map(\.rawValue))
  }
}

extension CommandError {
  /// What kube-scheduler says when it does not start with a configuration.
  init(_ error: SchedulerConfigurationError) {
    self.init(upstream: error.upstreamText, messages: [])
    if case .unknownPlugin(let name, _) = error.problem {
      messages.append(
        SchedulerConfigurationMessage.unknownPlugin(name, nearest: PluginName.nearest(to: name)))
    }
  }
}
