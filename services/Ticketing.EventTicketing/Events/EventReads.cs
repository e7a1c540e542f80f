using Microsoft.EntityFrameworkCore;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Events;

/// <summary>Reads that several use cases share.</summary>
internal static class EventReads
{
    /// <summary>The event with its plan, or null.</summary>
    public static async Task<EventResponse?> FindEventAsync(
        this EventTicketingDbContext db, EventId id, CancellationToken ct)
    {
        var row = await db.Set<EventRow>().AsNoTracking().SingleOrDefaultAsync(e => e.EventId == id.Value, ct);
        if (row is null)
        {
            return null;
        }

        var sections = await db.Set<EventSectionRow>().AsNoTracking()
            .Where(s => s.EventId == id.Value)
            .OrderBy(s => s.SectionIndex)
            .ToListAsync(ct);
        return EventResponse.Of(
            row, sections.Select(s => SectionResponse.Of(s.Name, s.Price, SubsectionsColumn.Read(s.Subsections))));
    }
}
