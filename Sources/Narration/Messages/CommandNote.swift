/// What a command's page of `help` says beside its syntax.
public enum CommandNote: Message, Equatable {
  case get
  case session
  case branch
  case whatif
  case step
  case breakpoint(records: [String])
  case kustomize
  case jq(functions: [String])
  case sed
  case metrics
  case query(functions: [String])
  case alerts
  case report
  case dashboard
  case cost
  case prices
  case whatThen
  case xargs
  case load
  case controller
  case helm
  case iamThings
  case aws(services: [String])
  case cluster
}
