using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Ticketing.Booking.Notifications.Mail;
using Ticketing.Booking.Notifications.Mail.Accounts;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Tests.Notifications;

/// <summary>Mails about accounts: what event-ticketing keeps, over a real SMTP server.</summary>
public sealed class AccountMailTests
{
    private const string Secret = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private static readonly MailOptions Options = new() { PublicUrl = "https://tickets.example/" };

    [Theory]
    [InlineData(AccountMailKinds.VerifyEmail, MailTemplates.English)]
    [InlineData(AccountMailKinds.VerifyEmail, MailTemplates.TraditionalChinese)]
    [InlineData(AccountMailKinds.ResetPassword, MailTemplates.English)]
    [InlineData(AccountMailKinds.ResetPassword, MailTemplates.TraditionalChinese)]
    [InlineData(AccountMailKinds.PasswordChanged, MailTemplates.English)]
    [InlineData(AccountMailKinds.PasswordChanged, MailTemplates.TraditionalChinese)]
    [InlineData(AccountMailKinds.PasskeyAdded, MailTemplates.English)]
    [InlineData(AccountMailKinds.PasskeyAdded, MailTemplates.TraditionalChinese)]
    [InlineData(AccountMailKinds.SecondFactorRemoved, MailTemplates.English)]
    [InlineData(AccountMailKinds.SecondFactorRemoved, MailTemplates.TraditionalChinese)]
    public void Every_kind_has_words_and_a_link_in_every_language(string kind, string locale)
    {
        var secret = kind is AccountMailKinds.PasswordChanged or AccountMailKinds.PasskeyAdded
            or AccountMailKinds.SecondFactorRemoved ? null : Secret;
        var mail = AccountMailComposer.Compose(new(Guid.NewGuid(), kind, "ada@example.org", locale, secret), Options);

        mail.Subject.ShouldNotBeEmpty();
        mail.ToName.ShouldBeEmpty("a name is what somebody typed");
        mail.Text.ShouldContain("https://tickets.example/");
        mail.Html.ShouldContain("href=\"https://tickets.example/");
        mail.Text.Contains(Secret, StringComparison.Ordinal).ShouldBe(secret is not null);
    }

    [Fact]
    public async Task Each_is_sent_and_its_outcome_told()
    {
        await using var catcher = await Catcher.StartAsync();
        var box = new Box(3);

        await RunAsync(box, catcher.Connection);

        var (_, mails) = catcher.Mails.List(null, 0, 10);
        mails.Count.ShouldBe(3);
        mails.ShouldAllBe(m => m.Content.Text.Contains($"https://tickets.example/verify-email#{Secret}"));
        box.Outcomes.Values.ShouldBe(Enumerable.Repeat(AccountMailOutcomes.Sent, 3));
    }

    [Theory]
    [InlineData("Username=ticketing;Password=secret", false, true)]
    [InlineData("Username=ticketing;Password=secret;StartTls=true", false, false)]
    [InlineData("Username=ticketing;Password=secret", true, false)]
    [InlineData("", false, false)]
    public void A_password_is_not_sent_without_TLS_unless_the_settings_say_so(string login, bool allowed, bool refused)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:mail"] = $"Endpoint=smtp://mail.example:25;{login}",
        }).Build();
        void Make() => _ = new SmtpMailSender(configuration, new MailOptions { AllowPasswordWithoutTls = allowed });

        if (refused)
        {
            Should.Throw<InvalidOperationException>(Make).Message.ShouldNotContain("secret");
        }
        else
        {
            Make();
        }
    }

    [Fact]
    public async Task Without_a_server_each_is_tried_again_later()
    {
        var box = new Box(3);
        await RunAsync(box, "Endpoint=smtp://127.0.0.1:1");
        box.Outcomes.Values.ShouldBe(Enumerable.Repeat(AccountMailOutcomes.Deferred, 3));
    }

    [Fact]
    public async Task Where_links_lead_nowhere_no_mail_is_taken()
    {
        var box = new Box(1);
        await RunAsync(box, "Endpoint=smtp://127.0.0.1:1", new MailOptions());
        box.Outcomes.ShouldBeEmpty();
    }

    private static async Task RunAsync(Box box, string connection, MailOptions? options = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["ConnectionStrings:mail"] = connection }).Build();
        var settings = options ?? Options;
        using var worker = new AccountMailWorker(
            box, new SmtpMailSender(configuration, settings), settings, TimeProvider.System,
            NullLogger<AccountMailWorker>.Instance);
        await worker.RunOnceAsync(default);
    }

    private sealed class Box(int count) : IAccountMailBox
    {
        private readonly Queue<AccountMail> _due = new(Enumerable.Range(0, count).Select(i => new AccountMail(
            Guid.NewGuid(), AccountMailKinds.VerifyEmail, $"ada{i}@example.org", "en", Secret)));

        public ConcurrentDictionary<Guid, string> Outcomes { get; } = [];

        public Task<IReadOnlyList<AccountMail>> TakeAsync(CancellationToken ct)
        {
            AccountMail[] taken = [.. _due];
            _due.Clear();
            return Task.FromResult<IReadOnlyList<AccountMail>>(taken);
        }

        public Task FinishAsync(List<AccountMailOutcome> outcomes, CancellationToken ct)
        {
            outcomes.ForEach(outcome => Outcomes[outcome.MailId] = outcome.Outcome);
            return Task.CompletedTask;
        }
    }
}
