import Controllers

/// A node that is emptied from outside Karpenter.
public enum NodeDrainMessage: Message, Equatable {
  case change(NodeDrainChange, of: StyledText)
}
