/// Which machines could take Pods of each shape: found out once for all simulations of a context.
struct ShapeTakers {
  private var known: [Int: [(shape: PodShape, places: [Int])]] = [:]

  mutating func places(of shape: PodShape, find: () -> [Int]) -> [Int] {
    if let entry = known[shape.likeness]?.first(where: { $0.shape.isAlike(shape) }) { return entry.places }
    let places = find()
    known[shape.likeness, default: []].append((shape, places))
    return places
  }
}
