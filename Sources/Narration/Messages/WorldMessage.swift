import Kubernetes

/// What the shell says of worlds kept by name and tried out.
public enum WorldMessage: Message, Equatable {
  case kept(String)
  case entered(String, at: VirtualTime)
  case noSuchWorld(String, nearest: [String])
  case opened(String)
  case restored(String, at: VirtualTime)
  /// A saved world stands still: `switch` goes to branches.
  case savedNotBranch(String)
  case nameTaken(String)
  case badName(String)
  case size(nodes: Int, pods: Int)
  case treeLegend
  case nothingDone(at: VirtualTime)
}
