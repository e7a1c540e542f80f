using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>A row of <c>users</c>. E-mail is stored trimmed and lower case.</summary>
internal sealed class UserRow
{
    public Guid UserId { get; init; }

    public required string Email { get; init; }

    /// <summary>Shown to others.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="Roles"/>.</summary>
    public required string Role { get; init; }

    /// <summary>Versioned format of ASP.NET Core's PasswordHasher.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>Language of mails: <c>en</c> or <c>zh-Hant</c>.</summary>
    public string Locale { get; set; } = Locales.English;

    /// <summary>When the owner showed that the address is theirs; null until then.</summary>
    public DateTimeOffset? EmailVerifiedAt { get; init; }

    /// <summary>Has no password that anybody knows, and signs in by mail (docs/adr/0061).</summary>
    public bool IsGuest { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the account was deleted, UTC; what is left of it names nobody.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Since when an operator keeps everybody out of the account, UTC; null while it is open.</summary>
    public DateTimeOffset? LockedAt { get; init; }

    private sealed class Table : IEntityTypeConfiguration<UserRow>
    {
        public void Configure(EntityTypeBuilder<UserRow> builder) => builder.ToTable("users").HasKey(u => u.UserId);
    }
}
