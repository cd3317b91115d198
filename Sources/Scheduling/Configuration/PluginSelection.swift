import Kubernetes

/// Which plugins a profile runs at each extension point, in their order.
///
/// `multiPoint` stands for every extension point; what an extension point says itself wins.
/// Source: kube-scheduler 1.35, `mergePlugins`, `NewFramework`, `expandMultiPointPlugins`.
struct PluginSelection {
  typealias ExtensionPoint = KubeSchedulerProfile.ExtensionPoint
  typealias EnabledPlugin = KubeSchedulerProfile.EnabledPlugin

  private var plugins: [ExtensionPoint: [PluginName]] = [:]
  private var weights: [PluginName: Int] = [:]

  /// In the order in which kube-scheduler fills them, and so finds what is wrong.
  private static let points: [ExtensionPoint] = [
    .preFilter, .filter, .postFilter, .reserve, .preScore, .score, .preBind, .bind, .postBind, .permit,
    .preEnqueue, .queueSort,
  ]

  init(_ profile: KubeSchedulerProfile) throws(SchedulerConfigurationError.Problem) {
    let everywhere = Self.multiPoint(profile.plugins[.multiPoint])
    for point in Self.points {
      plugins[point] = try Self.own(profile.plugins[point]?.enabled ?? [], at: point)
    }
    for point in Self.points {
      let disabled = Set(profile.plugins[point]?.disabled ?? [])
      guard !disabled.contains("*") else { continue }
      plugins[point] = try Self.expand(
        everywhere.filter { !disabled.contains($0.name) }, over: self[point], at: point)
    }
    let sorting = self[.queueSort].count
    guard sorting == 1 else { throw .queueSortPlugins(sorting) }
    guard !self[.bind].isEmpty else { throw .noBindPlugin }
    for enabled in (profile.plugins[.score]?.enabled ?? []) + everywhere {
      guard let plugin = PluginName(rawValue: enabled.name), weights[plugin] == nil else { continue }
      weights[plugin] = enabled.weight == 0 ? 1 : enabled.weight
    }
  }

  subscript(point: ExtensionPoint) -> [PluginName] { plugins[point] ?? [] }

  func weight(of plugin: PluginName) -> Int { weights[plugin] ?? 1 }

  /// The default plugins without those disabled, each as the profile has it; then the profile's own.
  private static func multiPoint(_ written: KubeSchedulerProfile.PluginSet?) -> [EnabledPlugin] {
    let own = written?.enabled ?? []
    let disabled = Set(written?.disabled ?? [])
    var defaults = PluginName.allCases.map {
      EnabledPlugin(name: $0.rawValue, weight: $0.defaultWeight ?? 0)
    }
    defaults.removeAll { disabled.contains("*") || disabled.contains($0.name) }
    var replacing: Set<Int> = []
    for index in defaults.indices {
      guard let place = own.lastIndex(where: { $0.name == defaults[index].name }) else { continue }
      defaults[index] = own[place]
      replacing.insert(place)
    }
    return defaults + own.enumerated().filter { !replacing.contains($0.offset) }.map(\.element)
  }

  private static func own(
    _ written: [EnabledPlugin], at point: ExtensionPoint
  ) throws(SchedulerConfigurationError.Problem) -> [PluginName] {
    var own: [PluginName] = []
    for enabled in written {
      let plugin = try named(enabled.name, at: point)
      guard plugin.extensionPoints.contains(point) else { throw .notForThisPoint(plugin, at: point) }
      guard !own.contains(plugin) else { throw .enabledTwice(plugin, at: point) }
      own.append(plugin)
    }
    return own
  }

  /// First those that `multiPoint` has too and the point sets anew, then the other ones of `multiPoint`, then the
  /// other ones of the point.
  private static func expand(
    _ everywhere: [EnabledPlugin], over own: [PluginName], at point: ExtensionPoint
  ) throws(SchedulerConfigurationError.Problem) -> [PluginName] {
    var inherited: [PluginName] = []
    var setAnew: Set<PluginName> = []
    for enabled in everywhere {
      let plugin = try named(enabled.name, at: point)
      guard plugin.extensionPoints.contains(point) else { continue }
      if own.contains(plugin) {
        setAnew.insert(plugin)
      } else if inherited.contains(plugin) {
        throw .enabledTwice(plugin, at: point)
      } else {
        inherited.append(plugin)
      }
    }
    return own.filter(setAnew.contains) + inherited + own.filter { !setAnew.contains($0) }
  }

  private static func named(
    _ name: String, at point: ExtensionPoint
  ) throws(SchedulerConfigurationError.Problem) -> PluginName {
    guard let plugin = PluginName(rawValue: name) else { throw .unknownPlugin(name, at: point) }
    return plugin
  }
}
