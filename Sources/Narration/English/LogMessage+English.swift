extension LogMessage {
  public var english: StyledText {
    switch self {
    case .silent(let container, let pod):
      StyledText(
        marked: "Container \(container) is only modelled and writes nothing; what happened to it is in "
          + "`events --for pod/\(pod)`.")
    }
  }
}
