extension GreetingLine {
  var english: StyledText {
    switch self {
    case .otherLanguage: StyledText(marked: "(`lang pt` para português)")
    case .nothingIsTouched: "No cloud is touched: the cluster lives in memory and its clock is virtual."
    case .courseCluster(let nodes):
      """
      The course's cluster is up: \(nodes == 1 ? "1 on-demand node" : "\(nodes) on-demand nodes") kept apart by the \
      taint CriticalAddonsOnly, and Karpenter on them, with a NodePool and a NodeClass ready.
      """
    case .emptyCluster: "The cluster is empty: no nodes, no Karpenter."
    }
  }
}

extension GreetingSuggestion {
  var english: StyledText {
    switch self {
    case .startLesson(_, let minutes): "begin with the first lesson (\(minutes) min)"
    case .lessons: "see the course"
    case .makePods: "give the cluster some work"
    case .step: "see the next decision, and why it was taken"
    case .apply: "apply a manifest of your own"
    case .help: "see the commands (Tab completes)"
    }
  }
}
