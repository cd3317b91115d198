import Controllers

/// Whether a Service is answered.
public enum ServiceMessage: Message, Equatable {
  case change(ServiceChange, of: StyledText)
}
