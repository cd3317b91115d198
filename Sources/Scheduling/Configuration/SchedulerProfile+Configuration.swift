import Kubernetes

/// What a configuration cannot mean.
public enum SchedulerConfigurationError: Error, Equatable, Sendable {
  case unknownPlugin(String)
  /// A plugin is enabled twice at an extension point.
  case enabledTwice(PluginName, at: KubeSchedulerProfile.ExtensionPoint)
  case sameSchedulerNameTwice(String)
}

extension SchedulerProfile {
  /// The profiles that a configuration comes to.
  public static func profiles(
    of configuration: KubeSchedulerConfiguration
  ) throws(SchedulerConfigurationError) -> [SchedulerProfile] {
    let written = configuration.profiles.isEmpty ? [KubeSchedulerProfile()] : configuration.profiles
    var profiles: [SchedulerProfile] = []
    for profile in written {
      guard !profiles.contains(where: { $0.schedulerName == profile.schedulerName }) else {
        throw .sameSchedulerNameTwice(profile.schedulerName)
      }
      var resolved = try SchedulerProfile(profile)
      resolved.percentageOfNodesToScore =
        profile.percentageOfNodesToScore ?? configuration.percentageOfNodesToScore
      profiles.append(resolved)
    }
    return profiles
  }

  /// A profile as written, laid over the default one.
  ///
  /// `multiPoint` stands for every extension point; what an extension point says itself wins. A filter runs with
  /// its pre-filter, and a score with its pre-score, as the later of the two says.
  ///
  /// Source: kube-scheduler 1.35, `mergePlugins`, `expandMultiPointPlugins`.
  init(_ profile: KubeSchedulerProfile) throws(SchedulerConfigurationError) {
    self.init()
    schedulerName = profile.schedulerName
    percentageOfNodesToScore = profile.percentageOfNodesToScore
    arguments = profile.pluginConfig
    let everywhere = try Self.merge(PluginName.allCases.map { ($0, 0) }, .multiPoint, profile)
    func plugins(
      at point: KubeSchedulerProfile.ExtensionPoint, _ implements: (PluginName) -> Bool
    ) throws(SchedulerConfigurationError) -> [(plugin: PluginName, weight: Int)] {
      try Self.expand(everywhere.filter { implements($0.plugin) }, point, profile).filter {
        implements($0.plugin)
      }
    }
    filters = try plugins(at: .filter, \.filters).map(\.plugin)
    postFilters = try plugins(at: .postFilter) { $0 == .dynamicResources || $0 == .defaultPreemption }.map(
      \.plugin)
    scores = try plugins(at: .score) { $0.defaultWeight != nil }.map { plugin, weight in
      WeightedPlugin(plugin, weight: weight)
    }
    for index in scores.indices where scores[index].weight == 0 {
      scores[index].weight = scores[index].plugin.weight(enabledIn: profile)
    }
  }

  private typealias Enabled = [(plugin: PluginName, weight: Int)]

  /// The default plugins without those disabled, each in its place as the profile has it; then the profile's own.
  private static func merge(
    _ defaults: Enabled, _ point: KubeSchedulerProfile.ExtensionPoint, _ profile: KubeSchedulerProfile
  ) throws(SchedulerConfigurationError) -> Enabled {
    let own = try enabled(point, profile)
    let disabled = try disabled(point, profile)
    let kept = defaults.filter { !disabled.contains($0.plugin) }.map { plugin in
      own.first { $0.plugin == plugin.plugin } ?? plugin
    }
    return kept + own.filter { plugin in !kept.contains { $0.plugin == plugin.plugin } }
  }

  /// The plugins of one extension point: first those that `multiPoint` has too and the point sets anew, then the
  /// other ones of `multiPoint`, then the other ones of the point.
  private static func expand(
    _ everywhere: Enabled, _ point: KubeSchedulerProfile.ExtensionPoint, _ profile: KubeSchedulerProfile
  ) throws(SchedulerConfigurationError) -> Enabled {
    let own = try enabled(point, profile)
    let disabled = try disabled(point, profile)
    let inherited = everywhere.filter { !disabled.contains($0.plugin) }
    func isInherited(_ plugin: (plugin: PluginName, weight: Int)) -> Bool {
      inherited.contains { $0.plugin == plugin.plugin }
    }
    return own.filter(isInherited)
      + inherited.filter { plugin in !own.contains { $0.plugin == plugin.plugin } }
      + own.filter { !isInherited($0) }
  }

  private static func enabled(
    _ point: KubeSchedulerProfile.ExtensionPoint, _ profile: KubeSchedulerProfile
  ) throws(SchedulerConfigurationError) -> Enabled {
    var plugins: Enabled = []
    for written in profile.plugins[point]?.enabled ?? [] {
      let plugin = try PluginName(named: written.name)
      guard !plugins.contains(where: { $0.plugin == plugin }) else { throw .enabledTwice(plugin, at: point) }
      plugins.append((plugin, written.weight))
    }
    return plugins
  }

  private static func disabled(
    _ point: KubeSchedulerProfile.ExtensionPoint, _ profile: KubeSchedulerProfile
  ) throws(SchedulerConfigurationError) -> Set<PluginName> {
    var plugins: Set<PluginName> = []
    for name in profile.plugins[point]?.disabled ?? [] {
      if name == "*" { return Set(PluginName.allCases) }
      plugins.insert(try PluginName(named: name))
    }
    return plugins
  }
}

extension PluginName {
  fileprivate init(named name: String) throws(SchedulerConfigurationError) {
    guard let plugin = PluginName(rawValue: name) else { throw .unknownPlugin(name) }
    self = plugin
  }

  /// The weight of a score for which the profile gives none: 1 where the profile enables it itself, without
  /// weight, instead of the default.
  fileprivate func weight(enabledIn profile: KubeSchedulerProfile) -> Int {
    let points = [profile.plugins[.multiPoint], profile.plugins[.score]]
    let isReconfigured = points.contains { $0?.enabled.contains { $0.name == rawValue } ?? false }
    return isReconfigured ? 1 : defaultWeight ?? 1
  }
}
