/// A large value beside whoever has it, so that copying its owner costs one pointer; a copy of its own is made when it
/// is written to while others share it.
public struct Shared<Value: Sendable>: Sendable {
  /// Written only by whoever is the only one to hold it.
  @usableFromInline final class Storage: @unchecked Sendable {
    @usableFromInline var value: Value
    @inlinable init(_ value: Value) { self.value = value }
  }

  @usableFromInline var storage: Storage

  @inlinable public init(_ value: Value) { storage = Storage(value) }

  @inlinable public var value: Value {
    _read { yield storage.value }
    _modify {
      if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.value) }
      yield &storage.value
    }
  }
}

extension Shared: Equatable where Value: Equatable {
  @inlinable public static func == (left: Self, right: Self) -> Bool {
    left.storage === right.storage || left.storage.value == right.storage.value
  }
}
