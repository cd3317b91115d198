import Controllers
import Kubernetes

/// What an application is given to do, and what becomes of it.
public enum LoadMessage: Message, Equatable {
  case change(LoadChange, of: StyledText)
  /// It has it from now on.
  case set(ApplicationLoad, pods: Int)
  case ended(name: String)
  case none
  case badLoad(String)
  case badRate(String)
  case badWave
  case unknownProfile(String)
  case noSuchWorkload(String, namespace: String, nearest: [String])
  case nothingToEnd(name: String, loaded: [String])
}
