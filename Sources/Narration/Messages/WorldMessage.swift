import Kubernetes

/// What the shell says of worlds kept by name and tried out.
public enum WorldMessage: Message, Equatable {
  case kept(String)
  case entered(String, at: VirtualTime)
  case noSuchWorld(String, nearest: [String])
  case noneKept
  case nothingDone(at: VirtualTime)
}
