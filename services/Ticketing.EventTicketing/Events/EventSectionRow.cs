using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Events;

/// <summary>A row of <c>event_sections</c>.</summary>
internal sealed class EventSectionRow
{
    public long EventId { get; init; }

    /// <summary>Place in the plan, from 0.</summary>
    public int SectionIndex { get; init; }

    /// <summary>For example A.</summary>
    public required string Name { get; init; }

    /// <summary>Minor units.</summary>
    public long Price { get; init; }

    /// <summary>Seats for sale in the section.</summary>
    public int SeatsTotal { get; init; }

    /// <summary>See <see cref="SubsectionsColumn"/>.</summary>
    public required string Subsections { get; init; }

    public SectionPlan ToPlan() => new(Name, SectionIndex, Price, SubsectionsColumn.Read(Subsections));

    private sealed class Table : IEntityTypeConfiguration<EventSectionRow>
    {
        public void Configure(EntityTypeBuilder<EventSectionRow> builder)
        {
            builder.ToTable("event_sections").HasKey(s => new { s.EventId, s.SectionIndex });
            builder.Property(s => s.Subsections).HasColumnType("jsonb");
        }
    }
}

/// <summary>Column <c>event_sections.subsections</c>: a JSON list of subsection plans, camel case.</summary>
internal static class SubsectionsColumn
{
    public static IReadOnlyList<SubsectionPlan> Read(string json) =>
        JsonSerializer.Deserialize(json, ContractsJson.Default.IReadOnlyListSubsectionPlan)
        ?? throw new InvalidOperationException("A section's plan must not be null.");

    public static string Write(IReadOnlyList<SubsectionPlan> subsections) =>
        JsonSerializer.Serialize(subsections, ContractsJson.Default.IReadOnlyListSubsectionPlan);
}
