using Microsoft.EntityFrameworkCore;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Infrastructure.Http;

namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>Reads that several use cases share.</summary>
public static class EventReads
{
    /// <summary>The event with its plan as it is answered, or null.</summary>
    public static async Task<EventAnswer?> FindAnswerAsync(
        this EventTicketingDbContext db, EventId id, CancellationToken ct)
    {
        var row = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.EventId == id.Value, ct);
        if (row is null)
        {
            return null;
        }

        var sections = await db.Sections.AsNoTracking()
            .Where(s => s.EventId == id.Value)
            .OrderBy(s => s.SectionIndex)
            .ToListAsync(ct);
        return EventAnswer.Of(row, sections);
    }
}
