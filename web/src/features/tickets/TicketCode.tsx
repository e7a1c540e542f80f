/** A ticket's code, black on white in either mode. */
export function TicketCode({ drawing, label }: { drawing: { viewBox: string; path: string }; label: string }) {
  return (
    <svg className="ticket-code" viewBox={drawing.viewBox} role="img" shapeRendering="crispEdges" aria-label={label}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={drawing.path} fill="#000" />
    </svg>
  );
}
