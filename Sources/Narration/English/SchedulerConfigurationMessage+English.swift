extension SchedulerConfigurationMessage {
  public var english: StyledText { StyledText(marked: englishText) }

  private var englishText: String {
    let format = Formats.english
    func didYouMean(_ nearest: [String]) -> String {
      nearest.isEmpty ? "." : ". Did you mean \(format.any(nearest.map { "`\($0)`" }))?"
    }
    return switch self {
    case .unknownPlugin(let name, let nearest):
      "kube-scheduler has no plugin called \(name), and does not start with this configuration\(didYouMean(nearest))"
    case .passedOver(let name, let nearest):
      "\(name) is no plugin; kube-scheduler passes over it without a word\(didYouMean(nearest))"
    case .pointsWithoutEffect(let points):
      "\(format.all(points)): without effect of its own here. preFilter goes with filter, preScore with score, and the rest is not modelled."
    case .extendersNotCalled: "Extenders are not called here: the plugins alone decide."
    case .notAConfiguration(let path): "\(path) has to hold a KubeSchedulerConfiguration, and only one."
    }
  }
}
