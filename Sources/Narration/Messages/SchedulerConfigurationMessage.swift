/// What Bancada says of a KubeSchedulerConfiguration beside kube-scheduler's own words.
public enum SchedulerConfigurationMessage: Message, Equatable {
  /// kube-scheduler does not start with a plugin that it does not know.
  case unknownPlugin(String, nearest: [String])
  /// A name in `disabled` or `pluginConfig` that is no plugin: kube-scheduler says nothing about it.
  case passedOver(String, nearest: [String])
  /// Extension points that are not modelled apart from `filter` and `score`.
  case pointsWithoutEffect([String])
  case extendersNotCalled
  /// A file that holds something else, or several configurations.
  case notAConfiguration(path: String)
}
