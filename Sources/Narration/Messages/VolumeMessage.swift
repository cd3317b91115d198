import Controllers

/// What became of a claim or a volume.
public enum VolumeMessage: Message, Equatable {
  case change(VolumeChange, of: StyledText)
}
