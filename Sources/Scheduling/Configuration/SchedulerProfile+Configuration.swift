import Kubernetes

extension SchedulerProfile {
  /// The profiles that a configuration comes to.
  public static func profiles(
    of configuration: KubeSchedulerConfiguration
  ) throws(SchedulerConfigurationError) -> [SchedulerProfile] {
    let written = configuration.profiles.isEmpty ? [KubeSchedulerProfile()] : configuration.profiles
    var profiles: [SchedulerProfile] = []
    for profile in written {
      let name =
        profile.schedulerName.isEmpty ? KubeSchedulerProfile.defaultName : profile.schedulerName
      var resolved: SchedulerProfile
      do throws(SchedulerConfigurationError.Problem) {
        resolved = try SchedulerProfile(profile)
        if profiles.contains(where: { $0.schedulerName == name }) { throw .sameSchedulerNameTwice }
      } catch {
        throw SchedulerConfigurationError(schedulerName: name, problem: error)
      }
      resolved.schedulerName = name
      resolved.percentageOfNodesToScore =
        profile.percentageOfNodesToScore ?? configuration.percentageOfNodesToScore
      profiles.append(resolved)
    }
    return profiles
  }

  /// A profile as written, laid over the default one.
  ///
  /// A filter runs with its pre-filter, and a score with its pre-score, as the later of the two says.
  init(_ profile: KubeSchedulerProfile) throws(SchedulerConfigurationError.Problem) {
    self.init()
    let selection = try PluginSelection(profile)
    arguments = profile.pluginConfig.withDefaults
    filters = selection[.filter].filter { $0.filterType != nil }
    scores = selection[.score].filter { $0.scoreType != nil }.map { plugin in
      WeightedPlugin(plugin, weight: selection.weight(of: plugin))
    }
    postFilters = selection[.postFilter]
  }
}

extension SchedulerPluginArguments {
  /// With kube-scheduler's own resources where the list is empty, and weight 1 where none is given.
  fileprivate var withDefaults: Self {
    func filled(_ resources: [ResourceWeight], _ defaults: [ResourceWeight]) -> [ResourceWeight] {
      (resources.isEmpty ? defaults : resources).map {
        ResourceWeight($0.resource, weight: $0.weight == 0 ? 1 : $0.weight)
      }
    }
    var arguments = self
    arguments.scoringStrategy.resources = filled(scoringStrategy.resources, ScoringStrategy().resources)
    arguments.balancedResources = filled(balancedResources, Self().balancedResources)
    return arguments
  }
}
