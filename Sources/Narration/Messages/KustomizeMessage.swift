/// What is wrong with a kustomization.
public enum KustomizeMessage: Message, Equatable {
  case unsupported(file: String, field: String)
  case malformed(file: String, field: String)
  case badPatch(file: String)
  case cycle(folder: String)
}
