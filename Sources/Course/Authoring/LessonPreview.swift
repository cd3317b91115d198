import Cluster
import Commands
import Narration

extension LessonTrials {
  /// A lesson as its students will see it, every page, with all that its checks may say; nil when it has faults.
  public func preview() -> StyledText? {
    guard let material = library.load(folder).material, let opened = opened(material),
      var run = opened.lessonRun
    else {
      return nil
    }
    var lines: [StyledText] = []
    for (index, step) in material.lesson.steps.enumerated() {
      run.stepIndex = index
      lines += [run.page(in: opened)]
      for section in material.prose(in: language).step(step.id)?.sections ?? [] {
        lines.append(StyledText("### \(section.id)", style: .heading))
        for item in section.items {
          let key = [item.key.rawValue, item.variant].compactMap(\.self).joined(separator: " ")
          let text = StyledText("- \(key): ", style: .dim) + Markdown.styled(item.text)
          lines += text.wrapped(to: opened.width, indent: 2)
        }
      }
      lines.append(StyledText())
    }
    run.stepIndex = material.lesson.steps.count
    return lines.joinedAsLines + run.page(in: opened)
  }
}
