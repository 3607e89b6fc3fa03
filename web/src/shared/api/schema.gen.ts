// Made by "npm run gen" from the API's schemas.
export interface paths {
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I, and what may I do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                                role: string;
                            };
                            /** @description Packed CASL rules. */
                            rules: unknown[];
                            /** @description What they chose for the console. */
                            preferences: {
                                [key: string]: unknown;
                            };
                            /** @description Whether a code is asked for after the password. */
                            secondFactor: boolean;
                            /** @description What their roles ask for before anything else. */
                            missing: ("password" | "second_factor" | "passkey")[];
                            /** @description Their roles, with those they inherit from, and their teams. */
                            standing: {
                                roles: string[];
                                teams: {
                                    /** Format: uuid */
                                    id: string;
                                    lead: boolean;
                                }[];
                            };
                            settings: {
                                temporalUi: string | null;
                                outboundMail: boolean;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom a one-time link is for */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "administrator" | "invitation";
                            email: string | null;
                            name: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a password with a one-time link */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        name: string;
                        /** Format: email */
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                                role: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List where I am signed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sessions: {
                                /** Format: uuid */
                                id: string;
                                address: string | null;
                                userAgent: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                /**
                                 * Format: date-time
                                 * @description Known to five minutes.
                                 */
                                usedAt: string;
                                /** @description The one this was asked with. */
                                isThis: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** End all my sessions but this one */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of my sessions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List somebody's sessions */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sessions: {
                                /** Format: uuid */
                                id: string;
                                address: string | null;
                                userAgent: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                /**
                                 * Format: date-time
                                 * @description Known to five minutes.
                                 */
                                usedAt: string;
                                /** @description The one this was asked with. */
                                isThis: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** End somebody's sessions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List my API tokens */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tokens: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @description How it begins, to tell it from others. */
                                start: string | null;
                                /** @description What it is narrowed to; null for all that I may do. */
                                permissions: string[] | null;
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                usedAt: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make an API token; it is shown only now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default null */
                        expiresInDays?: number | null;
                        /** @default null */
                        permissions?: ("ticket.read" | "ticket.create" | "ticket.open_for" | "ticket.update" | "ticket.assign" | "ticket.move" | "ticket.delete" | "reply.create" | "note.create" | "note.read" | "note.read_restricted" | "message.delete" | "watcher.manage" | "tag.read" | "tag.create" | "tag.manage" | "time.log" | "time.read" | "time.manage" | "time_type.manage" | "recurring.use" | "recurring.manage" | "view.use" | "view.manage" | "process.read" | "canned_reply.use" | "canned_reply.manage" | "macro.use" | "macro.manage" | "template.use" | "template.manage" | "checklist.use" | "checklist.manage" | "intake.read" | "intake.repair" | "delivery.read" | "delivery.repair" | "file.remove" | "file.log" | "file.manage" | "person.read" | "person.create" | "person.update" | "person.merge" | "person.import" | "person.export" | "organization.read" | "organization.manage" | "team.read" | "team.manage" | "queue.read" | "queue.manage" | "settings.read" | "sla.manage" | "field.manage" | "lifecycle.manage" | "conversation.manage" | "role.read" | "role.manage" | "role.assign" | "delegation.create" | "delegation.manage" | "session.manage" | "token.create" | "security.manage" | "audit.read" | "audit.export")[] | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            token: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @description How it begins, to tell it from others. */
                                start: string | null;
                                /** @description What it is narrowed to; null for all that I may do. */
                                permissions: string[] | null;
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                usedAt: string | null;
                            };
                            secret: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke one of my API tokens */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how people sign in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            security: {
                                /** @default 20160 */
                                idleMinutes: number;
                                /** @default 2160 */
                                absoluteHours: number;
                                /** @default null */
                                passwordDays: number | null;
                                /**
                                 * @default {
                                 *       "allow": [],
                                 *       "deny": []
                                 *     }
                                 */
                                console: {
                                    /** @default [] */
                                    allow: (string)[];
                                    /** @default [] */
                                    deny: (string)[];
                                };
                                /**
                                 * @default {
                                 *       "allow": [],
                                 *       "deny": []
                                 *     }
                                 */
                                api: {
                                    /** @default [] */
                                    allow: (string)[];
                                    /** @default [] */
                                    deny: (string)[];
                                };
                            };
                        };
                    };
                };
            };
        };
        /** Change how people sign in */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 20160 */
                        idleMinutes?: number;
                        /** @default 2160 */
                        absoluteHours?: number;
                        /** @default null */
                        passwordDays?: number | null;
                        /**
                         * @default {
                         *       "allow": [],
                         *       "deny": []
                         *     }
                         */
                        console?: {
                            /** @default [] */
                            allow?: (string)[];
                            /** @default [] */
                            deny?: (string)[];
                        };
                        /**
                         * @default {
                         *       "allow": [],
                         *       "deny": []
                         *     }
                         */
                        api?: {
                            /** @default [] */
                            allow?: (string)[];
                            /** @default [] */
                            deny?: (string)[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            security: {
                                /** @default 20160 */
                                idleMinutes: number;
                                /** @default 2160 */
                                absoluteHours: number;
                                /** @default null */
                                passwordDays: number | null;
                                /**
                                 * @default {
                                 *       "allow": [],
                                 *       "deny": []
                                 *     }
                                 */
                                console: {
                                    /** @default [] */
                                    allow: (string)[];
                                    /** @default [] */
                                    deny: (string)[];
                                };
                                /**
                                 * @default {
                                 *       "allow": [],
                                 *       "deny": []
                                 *     }
                                 */
                                api: {
                                    /** @default [] */
                                    allow: (string)[];
                                    /** @default [] */
                                    deny: (string)[];
                                };
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the permissions by feature */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            groups: {
                                name: string;
                                permissions: {
                                    name: string;
                                    says: string;
                                    scoped: boolean;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the roles */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            roles: {
                                key: string;
                                name: string;
                                description: string;
                                parent: string | null;
                                builtIn: boolean;
                                grants: {
                                    /** @enum {string} */
                                    permission: "ticket.read" | "ticket.create" | "ticket.open_for" | "ticket.update" | "ticket.assign" | "ticket.move" | "ticket.delete" | "reply.create" | "note.create" | "note.read" | "note.read_restricted" | "message.delete" | "watcher.manage" | "tag.read" | "tag.create" | "tag.manage" | "time.log" | "time.read" | "time.manage" | "time_type.manage" | "recurring.use" | "recurring.manage" | "view.use" | "view.manage" | "process.read" | "canned_reply.use" | "canned_reply.manage" | "macro.use" | "macro.manage" | "template.use" | "template.manage" | "checklist.use" | "checklist.manage" | "intake.read" | "intake.repair" | "delivery.read" | "delivery.repair" | "file.remove" | "file.log" | "file.manage" | "person.read" | "person.create" | "person.update" | "person.merge" | "person.import" | "person.export" | "organization.read" | "organization.manage" | "team.read" | "team.manage" | "queue.read" | "queue.manage" | "settings.read" | "sla.manage" | "field.manage" | "lifecycle.manage" | "conversation.manage" | "role.read" | "role.manage" | "role.assign" | "delegation.create" | "delegation.manage" | "session.manage" | "token.create" | "security.manage" | "audit.read" | "audit.export";
                                    /** @enum {string} */
                                    scope: "own" | "team" | "queue" | "organization" | "all";
                                    queues?: string[];
                                }[];
                                /** @description Its ancestors' grants. */
                                inherited: {
                                    /** @enum {string} */
                                    permission: "ticket.read" | "ticket.create" | "ticket.open_for" | "ticket.update" | "ticket.assign" | "ticket.move" | "ticket.delete" | "reply.create" | "note.create" | "note.read" | "note.read_restricted" | "message.delete" | "watcher.manage" | "tag.read" | "tag.create" | "tag.manage" | "time.log" | "time.read" | "time.manage" | "time_type.manage" | "recurring.use" | "recurring.manage" | "view.use" | "view.manage" | "process.read" | "canned_reply.use" | "canned_reply.manage" | "macro.use" | "macro.manage" | "template.use" | "template.manage" | "checklist.use" | "checklist.manage" | "intake.read" | "intake.repair" | "delivery.read" | "delivery.repair" | "file.remove" | "file.log" | "file.manage" | "person.read" | "person.create" | "person.update" | "person.merge" | "person.import" | "person.export" | "organization.read" | "organization.manage" | "team.read" | "team.manage" | "queue.read" | "queue.manage" | "settings.read" | "sla.manage" | "field.manage" | "lifecycle.manage" | "conversation.manage" | "role.read" | "role.manage" | "role.assign" | "delegation.create" | "delegation.manage" | "session.manage" | "token.create" | "security.manage" | "audit.read" | "audit.export";
                                    /** @enum {string} */
                                    scope: "own" | "team" | "queue" | "organization" | "all";
                                    queues?: string[];
                                    role: string;
                                }[];
                                requirements: {
                                    /** @default false */
                                    secondFactor: boolean;
                                    /** @default false */
                                    passkey: boolean;
                                    /** @default [] */
                                    allow: (string)[];
                                    /** @default [] */
                                    deny: (string)[];
                                };
                                /** @description How many have it. */
                                people: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a role */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        key: string;
                        name: string;
                        /** @default  */
                        description?: string;
                        /** @default null */
                        parent?: string | null;
                        /** @default [] */
                        grants?: {
                            /** @enum {string} */
                            permission: "ticket.read" | "ticket.create" | "ticket.open_for" | "ticket.update" | "ticket.assign" | "ticket.move" | "ticket.delete" | "reply.create" | "note.create" | "note.read" | "note.read_restricted" | "message.delete" | "watcher.manage" | "tag.read" | "tag.create" | "tag.manage" | "time.log" | "time.read" | "time.manage" | "time_type.manage" | "recurring.use" | "recurring.manage" | "view.use" | "view.manage" | "process.read" | "canned_reply.use" | "canned_reply.manage" | "macro.use" | "macro.manage" | "template.use" | "template.manage" | "checklist.use" | "checklist.manage" | "intake.read" | "intake.repair" | "delivery.read" | "delivery.repair" | "file.remove" | "file.log" | "file.manage" | "person.read" | "person.create" | "person.update" | "person.merge" | "person.import" | "person.export" | "organization.read" | "organization.manage" | "team.read" | "team.manage" | "queue.read" | "queue.manage" | "settings.read" | "sla.manage" | "field.manage" | "lifecycle.manage" | "conversation.manage" | "role.read" | "role.manage" | "role.assign" | "delegation.create" | "delegation.manage" | "session.manage" | "token.create" | "security.manage" | "audit.read" | "audit.export";
                            /** @enum {string} */
                            scope: "own" | "team" | "queue" | "organization" | "all";
                            queues?: string[];
                        }[];
                        /**
                         * @default {
                         *       "secondFactor": false,
                         *       "passkey": false,
                         *       "allow": [],
                         *       "deny": []
                         *     }
                         */
                        requirements?: {
                            /** @default false */
                            secondFactor?: boolean;
                            /** @default false */
                            passkey?: boolean;
                            /** @default [] */
                            allow?: (string)[];
                            /** @default [] */
                            deny?: (string)[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            role: {
                                key: string;
                                name: string;
                                description: string;
                                parent: string | null;
                                builtIn: boolean;
                                grants: {
                                    /** @enum {string} */
                                    permission: "ticket.read" | "ticket.create" | "ticket.open_for" | "ticket.update" | "ticket.assign" | "ticket.move" | "ticket.delete" | "reply.create" | "note.create" | "note.read" | "note.read_restricted" | "message.delete" | "watcher.manage" | "tag.read" | "tag.create" | "tag.manage" | "time.log" | "time.read" | "time.manage" | "time_type.manage" | "recurring.use" | "recurring.manage" | "view.use" | "view.manage" | "process.read" | "canned_reply.use" | "canned_reply.manage" | "macro.use" | "macro.manage" | "template.use" | "template.manage" | "checklist.use" | "checklist.manage" | "intake.read" | "intake.repair" | "delivery.read" | "delivery.repair" | "file.remove" | "file.log" | "file.manage" | "person.read" | "person.create" | "person.update" | "person.merge" | "person.import" | "person.export" | "organization.read" | "organization.manage" | "team.read" | "team.manage" | "queue.read" | "queue.manage" | "settings.read" | "sla.manage" | "field.manage" | "lifecycle.manage" | "conversation.manage" | "role.read" | "role.manage" | "role.assign" | "delegation.create" | "delegation.manage" | "session.manage" | "token.create" | "security.manage" | "audit.read" | "audit.export";
                                    /** @enum {string} */
                                    scope: "own" | "team" | "queue" | "organization" | "all";
                                    queues?: string[];
                                }[];
                                /** @description Its ancestors' grants. */
                                inherited: {
                                    /** @enum {string} */
                                    permission: "ticket.read" | "ticket.create" | "ticket.open_for" | "ticket.update" | "ticket.assign" | "ticket.move" | "ticket.delete" | "reply.create" | "note.create" | "note.read" | "note.read_restricted" | "message.delete" | "watcher.manage" | "tag.read" | "tag.create" | "tag.manage" | "time.log" | "time.read" | "time.manage" | "time_type.manage" | "recurring.use" | "recurring.manage" | "view.use" | "view.manage" | "process.read" | "canned_reply.use" | "canned_reply.manage" | "macro.use" | "macro.manage" | "template.use" | "template.manage" | "checklist.use" | "checklist.manage" | "intake.read" | "intake.repair" | "delivery.read" | "delivery.repair" | "file.remove" | "file.log" | "file.manage" | "person.read" | "person.create" | "person.update" | "person.merge" | "person.import" | "person.export" | "organization.read" | "organization.manage" | "team.read" | "team.manage" | "queue.read" | "queue.manage" | "settings.read" | "sla.manage" | "field.manage" | "lifecycle.manage" | "conversation.manage" | "role.read" | "role.manage" | "role.assign" | "delegation.create" | "delegation.manage" | "session.manage" | "token.create" | "security.manage" | "audit.read" | "audit.export";
                                    /** @enum {string} */
                                    scope: "own" | "team" | "queue" | "organization" | "all";
                                    queues?: string[];
                                    role: string;
                                }[];
                                requirements: {
                                    /** @default false */
                                    secondFactor: boolean;
                                    /** @default false */
                                    passkey: boolean;
                                    /** @default [] */
                                    allow: (string)[];
                                    /** @default [] */
                                    deny: (string)[];
                                };
                                /** @description How many have it. */
                                people: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a role that nobody has */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a role */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        description?: string;
                        parent?: string | null;
                        grants?: {
                            /** @enum {string} */
                            permission: "ticket.read" | "ticket.create" | "ticket.open_for" | "ticket.update" | "ticket.assign" | "ticket.move" | "ticket.delete" | "reply.create" | "note.create" | "note.read" | "note.read_restricted" | "message.delete" | "watcher.manage" | "tag.read" | "tag.create" | "tag.manage" | "time.log" | "time.read" | "time.manage" | "time_type.manage" | "recurring.use" | "recurring.manage" | "view.use" | "view.manage" | "process.read" | "canned_reply.use" | "canned_reply.manage" | "macro.use" | "macro.manage" | "template.use" | "template.manage" | "checklist.use" | "checklist.manage" | "intake.read" | "intake.repair" | "delivery.read" | "delivery.repair" | "file.remove" | "file.log" | "file.manage" | "person.read" | "person.create" | "person.update" | "person.merge" | "person.import" | "person.export" | "organization.read" | "organization.manage" | "team.read" | "team.manage" | "queue.read" | "queue.manage" | "settings.read" | "sla.manage" | "field.manage" | "lifecycle.manage" | "conversation.manage" | "role.read" | "role.manage" | "role.assign" | "delegation.create" | "delegation.manage" | "session.manage" | "token.create" | "security.manage" | "audit.read" | "audit.export";
                            /** @enum {string} */
                            scope: "own" | "team" | "queue" | "organization" | "all";
                            queues?: string[];
                        }[];
                        requirements?: {
                            /** @default false */
                            secondFactor?: boolean;
                            /** @default false */
                            passkey?: boolean;
                            /** @default [] */
                            allow?: (string)[];
                            /** @default [] */
                            deny?: (string)[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            role: {
                                key: string;
                                name: string;
                                description: string;
                                parent: string | null;
                                builtIn: boolean;
                                grants: {
                                    /** @enum {string} */
                                    permission: "ticket.read" | "ticket.create" | "ticket.open_for" | "ticket.update" | "ticket.assign" | "ticket.move" | "ticket.delete" | "reply.create" | "note.create" | "note.read" | "note.read_restricted" | "message.delete" | "watcher.manage" | "tag.read" | "tag.create" | "tag.manage" | "time.log" | "time.read" | "time.manage" | "time_type.manage" | "recurring.use" | "recurring.manage" | "view.use" | "view.manage" | "process.read" | "canned_reply.use" | "canned_reply.manage" | "macro.use" | "macro.manage" | "template.use" | "template.manage" | "checklist.use" | "checklist.manage" | "intake.read" | "intake.repair" | "delivery.read" | "delivery.repair" | "file.remove" | "file.log" | "file.manage" | "person.read" | "person.create" | "person.update" | "person.merge" | "person.import" | "person.export" | "organization.read" | "organization.manage" | "team.read" | "team.manage" | "queue.read" | "queue.manage" | "settings.read" | "sla.manage" | "field.manage" | "lifecycle.manage" | "conversation.manage" | "role.read" | "role.manage" | "role.assign" | "delegation.create" | "delegation.manage" | "session.manage" | "token.create" | "security.manage" | "audit.read" | "audit.export";
                                    /** @enum {string} */
                                    scope: "own" | "team" | "queue" | "organization" | "all";
                                    queues?: string[];
                                }[];
                                /** @description Its ancestors' grants. */
                                inherited: {
                                    /** @enum {string} */
                                    permission: "ticket.read" | "ticket.create" | "ticket.open_for" | "ticket.update" | "ticket.assign" | "ticket.move" | "ticket.delete" | "reply.create" | "note.create" | "note.read" | "note.read_restricted" | "message.delete" | "watcher.manage" | "tag.read" | "tag.create" | "tag.manage" | "time.log" | "time.read" | "time.manage" | "time_type.manage" | "recurring.use" | "recurring.manage" | "view.use" | "view.manage" | "process.read" | "canned_reply.use" | "canned_reply.manage" | "macro.use" | "macro.manage" | "template.use" | "template.manage" | "checklist.use" | "checklist.manage" | "intake.read" | "intake.repair" | "delivery.read" | "delivery.repair" | "file.remove" | "file.log" | "file.manage" | "person.read" | "person.create" | "person.update" | "person.merge" | "person.import" | "person.export" | "organization.read" | "organization.manage" | "team.read" | "team.manage" | "queue.read" | "queue.manage" | "settings.read" | "sla.manage" | "field.manage" | "lifecycle.manage" | "conversation.manage" | "role.read" | "role.manage" | "role.assign" | "delegation.create" | "delegation.manage" | "session.manage" | "token.create" | "security.manage" | "audit.read" | "audit.export";
                                    /** @enum {string} */
                                    scope: "own" | "team" | "queue" | "organization" | "all";
                                    queues?: string[];
                                    role: string;
                                }[];
                                requirements: {
                                    /** @default false */
                                    secondFactor: boolean;
                                    /** @default false */
                                    passkey: boolean;
                                    /** @default [] */
                                    allow: (string)[];
                                    /** @default [] */
                                    deny: (string)[];
                                };
                                /** @description How many have it. */
                                people: number;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what I lend and what is lent to me; all of it for who may end them */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            delegations: {
                                /** Format: uuid */
                                id: string;
                                from: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                to: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                } | null;
                                reason: string;
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                                revokedAt: string | null;
                                /** @enum {string} */
                                state: "ahead" | "running" | "ended";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Lend somebody my rights until a given time */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        to: string;
                        /**
                         * @description The key of a queue.
                         * @default null
                         */
                        queue?: string | null;
                        /** Format: date-time */
                        startsAt?: string;
                        /** Format: date-time */
                        endsAt: string;
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            delegation: {
                                /** Format: uuid */
                                id: string;
                                from: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                to: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                } | null;
                                reason: string;
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                                revokedAt: string | null;
                                /** @enum {string} */
                                state: "ahead" | "running" | "ended";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delegations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a delegation now */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            delegation: {
                                /** Format: uuid */
                                id: string;
                                from: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                to: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                } | null;
                                reason: string;
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                                revokedAt: string | null;
                                /** @enum {string} */
                                state: "ahead" | "running" | "ended";
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can this person do, and through which role */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            access: {
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                active: boolean;
                                /** @description Their roles, the main one first. */
                                roles: string[];
                                permissions: {
                                    permission: string;
                                    says: string;
                                    /** @enum {string} */
                                    scope: "own" | "team" | "queue" | "organization" | "all";
                                    queues: string[];
                                    through: {
                                        role: string;
                                        name: string;
                                    } | {
                                        /** Format: uuid */
                                        delegation: string;
                                        from: string;
                                    };
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a person roles beside their main one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        roles: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            access: {
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                active: boolean;
                                /** @description Their roles, the main one first. */
                                roles: string[];
                                permissions: {
                                    permission: string;
                                    says: string;
                                    /** @enum {string} */
                                    scope: "own" | "team" | "queue" | "organization" | "all";
                                    queues: string[];
                                    through: {
                                        role: string;
                                        name: string;
                                    } | {
                                        /** Format: uuid */
                                        delegation: string;
                                        from: string;
                                    };
                                }[];
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions/{name}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who can do this */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: "ticket.read" | "ticket.create" | "ticket.open_for" | "ticket.update" | "ticket.assign" | "ticket.move" | "ticket.delete" | "reply.create" | "note.create" | "note.read" | "note.read_restricted" | "message.delete" | "watcher.manage" | "tag.read" | "tag.create" | "tag.manage" | "time.log" | "time.read" | "time.manage" | "time_type.manage" | "recurring.use" | "recurring.manage" | "view.use" | "view.manage" | "process.read" | "canned_reply.use" | "canned_reply.manage" | "macro.use" | "macro.manage" | "template.use" | "template.manage" | "checklist.use" | "checklist.manage" | "intake.read" | "intake.repair" | "delivery.read" | "delivery.repair" | "file.remove" | "file.log" | "file.manage" | "person.read" | "person.create" | "person.update" | "person.merge" | "person.import" | "person.export" | "organization.read" | "organization.manage" | "team.read" | "team.manage" | "queue.read" | "queue.manage" | "settings.read" | "sla.manage" | "field.manage" | "lifecycle.manage" | "conversation.manage" | "role.read" | "role.manage" | "role.assign" | "delegation.create" | "delegation.manage" | "session.manage" | "token.create" | "security.manage" | "audit.read" | "audit.export";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                through: {
                                    permission: string;
                                    says: string;
                                    /** @enum {string} */
                                    scope: "own" | "team" | "queue" | "organization" | "all";
                                    queues: string[];
                                    through: {
                                        role: string;
                                        name: string;
                                    } | {
                                        /** Format: uuid */
                                        delegation: string;
                                        from: string;
                                    };
                                }[];
                            }[];
                            /** @description There are more than the first hundred. */
                            more: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/reports/access-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has which roles, and through what */
        get: {
            parameters: {
                query?: {
                    format?: "json" | "csv";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                                active: boolean;
                                roles: {
                                    role: string;
                                    name: string;
                                    /** @description "main role", "additional role", or whose rights were lent. */
                                    through: string;
                                }[];
                                /** @description How many permissions they have. */
                                permissions: number;
                                /** @description Whether they can change roles, or how people sign in. */
                                administers: boolean;
                                /** @description API tokens that work. */
                                tokens: number;
                                lastSignInAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/reports/privileged-actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done about roles, rights, tokens and security */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    format?: "json" | "csv";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            rows: {
                                seq: number;
                                /** Format: date-time */
                                at: string;
                                actor: string;
                                action: string;
                                subject: string;
                                subjectName: string | null;
                                address: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/reports/failed-sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Failed sign-ins per account and address */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    format?: "json" | "csv";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            rows: {
                                account: string;
                                /** @description Whether there is such an account. */
                                known: boolean;
                                address: string | null;
                                failed: number;
                                locked: number;
                                /** Format: date-time */
                                firstAt: string;
                                /** Format: date-time */
                                lastAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List audit records, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description An action, or what it begins with: "role" finds "role.update". */
                    action?: string;
                    /** @description Who did it. */
                    person?: string;
                    /** @description What it was done to, by id or key. */
                    subject?: string;
                    from?: string;
                    /** @description Before that instant. */
                    to?: string;
                    /** @description Part of who, what, where or of the values. */
                    text?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            records: {
                                /** Format: uuid */
                                id: string;
                                seq: number;
                                /** Format: date-time */
                                at: string;
                                /** @description Their name and address then. */
                                actor: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                action: string;
                                subject: string;
                                /** @description What the subject is called now, if it is known. */
                                subjectName: string | null;
                                address: string | null;
                                userAgent: string | null;
                                before: unknown;
                                after: unknown;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an audit record */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            record: {
                                /** Format: uuid */
                                id: string;
                                seq: number;
                                /** Format: date-time */
                                at: string;
                                /** @description Their name and address then. */
                                actor: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                action: string;
                                subject: string;
                                /** @description What the subject is called now, if it is known. */
                                subjectName: string | null;
                                address: string | null;
                                userAgent: string | null;
                                before: unknown;
                                after: unknown;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the actions that are in the audit log */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actions: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export audit records, oldest first */
        get: {
            parameters: {
                query?: {
                    /** @description An action, or what it begins with: "role" finds "role.update". */
                    action?: string;
                    /** @description Who did it. */
                    person?: string;
                    /** @description What it was done to, by id or key. */
                    subject?: string;
                    from?: string;
                    /** @description Before that instant. */
                    to?: string;
                    /** @description Part of who, what, where or of the values. */
                    text?: string;
                    format?: "csv" | "jsonl";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/integrity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check that the newest 100,000 audit records are what was written */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            integrity: {
                                holds: boolean;
                                /** @description How many records were looked at. */
                                checked: number;
                                from: number | null;
                                to: number | null;
                                /** @description Whether those were all there are. */
                                complete: boolean;
                                /** @description How many of them are from before the chain, and can not be vouched for. */
                                unchained: number;
                                /** @description The last record that retention took away. */
                                removedThrough: number | null;
                                /** @description The newest record. */
                                head: {
                                    seq: number;
                                    hash: string;
                                } | null;
                                broken: {
                                    seq: number;
                                    /** @enum {string} */
                                    kind: "altered" | "missing" | "extra" | "cut" | "beginning";
                                } | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the alerts that nobody has acknowledged */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            alerts: {
                                /** Format: uuid */
                                id: string;
                                seq: number;
                                /** Format: date-time */
                                at: string;
                                /** @description Their name and address then. */
                                actor: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                action: string;
                                subject: string;
                                /** @description What the subject is called now, if it is known. */
                                subjectName: string | null;
                                address: string | null;
                                userAgent: string | null;
                                before: unknown;
                                after: unknown;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge an alert */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        note?: string;
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            alerts: {
                                /** Format: uuid */
                                id: string;
                                seq: number;
                                /** Format: date-time */
                                at: string;
                                /** @description Their name and address then. */
                                actor: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                action: string;
                                subject: string;
                                /** @description What the subject is called now, if it is known. */
                                subjectName: string | null;
                                address: string | null;
                                userAgent: string | null;
                                before: unknown;
                                after: unknown;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For how long audit records are kept */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            retention: {
                                days: number | null;
                            };
                        };
                    };
                };
            };
        };
        /** Set for how long audit records are kept */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        days: number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            retention: {
                                days: number | null;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                                /** @description The key of a role. */
                                role: string;
                                active: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                phone: string;
                                jobTitle: string;
                                location: string;
                                timeZone: string | null;
                                language: string | null;
                                signature: string;
                                preferences: {
                                    [key: string]: unknown;
                                };
                                avatar: string | null;
                                addresses: {
                                    address: string;
                                    main: boolean;
                                    verifiedAt: string | null;
                                    /** Format: date-time */
                                    createdAt: string;
                                }[];
                                organizations: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    isContact: boolean;
                                    isDefault: boolean;
                                }[];
                                mergedInto: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                /** Format: date-time */
                                updatedAt: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a person */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        phone?: string;
                        jobTitle?: string;
                        location?: string;
                        timeZone?: string | null;
                        language?: string | null;
                        signature?: string;
                        preferences?: {
                            [key: string]: string | number | boolean | null;
                        };
                        /** @description The key of a role. */
                        role?: string;
                        active?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                                /** @description The key of a role. */
                                role: string;
                                active: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                phone: string;
                                jobTitle: string;
                                location: string;
                                timeZone: string | null;
                                language: string | null;
                                signature: string;
                                preferences: {
                                    [key: string]: unknown;
                                };
                                avatar: string | null;
                                addresses: {
                                    address: string;
                                    main: boolean;
                                    verifiedAt: string | null;
                                    /** Format: date-time */
                                    createdAt: string;
                                }[];
                                organizations: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    isContact: boolean;
                                    isDefault: boolean;
                                }[];
                                mergedInto: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                /** Format: date-time */
                                updatedAt: string;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/me/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I say about myself */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                                /** @description The key of a role. */
                                role: string;
                                active: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                phone: string;
                                jobTitle: string;
                                location: string;
                                timeZone: string | null;
                                language: string | null;
                                signature: string;
                                preferences: {
                                    [key: string]: unknown;
                                };
                                avatar: string | null;
                                addresses: {
                                    address: string;
                                    main: boolean;
                                    verifiedAt: string | null;
                                    /** Format: date-time */
                                    createdAt: string;
                                }[];
                                organizations: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    isContact: boolean;
                                    isDefault: boolean;
                                }[];
                                mergedInto: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                /** Format: date-time */
                                updatedAt: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what I say about myself */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        phone?: string;
                        jobTitle?: string;
                        location?: string;
                        timeZone?: string | null;
                        language?: string | null;
                        signature?: string;
                        preferences?: {
                            [key: string]: string | number | boolean | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                                /** @description The key of a role. */
                                role: string;
                                active: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                phone: string;
                                jobTitle: string;
                                location: string;
                                timeZone: string | null;
                                language: string | null;
                                signature: string;
                                preferences: {
                                    [key: string]: unknown;
                                };
                                avatar: string | null;
                                addresses: {
                                    address: string;
                                    main: boolean;
                                    verifiedAt: string | null;
                                    /** Format: date-time */
                                    createdAt: string;
                                }[];
                                organizations: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    isContact: boolean;
                                    isDefault: boolean;
                                }[];
                                mergedInto: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                /** Format: date-time */
                                updatedAt: string;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/people/{id}/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The mail addresses of a person */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            addresses: {
                                address: string;
                                main: boolean;
                                verifiedAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Give a person another mail address
         * @description With `main` it becomes the one they sign in with and are written to. It counts as verified.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        address: string;
                        /** @default false */
                        main?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            addresses: {
                                address: string;
                                main: boolean;
                                verifiedAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/addresses/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a mail address from a person */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    address: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            addresses: {
                                address: string;
                                main: boolean;
                                verifiedAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link mailed to another address of mine */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        address: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verify-address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm a mail address with the link that was mailed to it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person's picture */
        get: {
            parameters: {
                query?: {
                    /** @description 64 or 256 pixels square. */
                    size?: "small" | "large";
                    /** @description Keeps a cached picture from being shown for a new one. */
                    version?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /**
         * Upload a person's picture
         * @description multipart/form-data with one part named "file": PNG, JPEG or WebP, at most 5 MB.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            avatar: string | null;
                        };
                    };
                };
            };
        };
        /** Take a person's picture away */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            avatar: string | null;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People who may be one and the same */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            duplicates: {
                                /** @enum {string} */
                                reason: "name" | "address";
                                people: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                    role: string;
                                    /** Format: date-time */
                                    createdAt: string;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/merge-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What merging somebody into a person would move */
        get: {
            parameters: {
                query: {
                    from: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            moved: {
                                addresses: string[];
                                requested: number;
                                assigned: number;
                                organizations: number;
                                role: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge somebody into a person
         * @description Their addresses, tickets and organizations become those of the person; they can no longer sign in.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        from: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            merge: {
                                /** Format: uuid */
                                id: string;
                                from: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                into: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                by: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                moved: {
                                    addresses: string[];
                                    requested: number;
                                    assigned: number;
                                    organizations: number;
                                    role: string | null;
                                };
                                /** Format: date-time */
                                createdAt: string;
                                undoneAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was merged into a person */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            merges: {
                                /** Format: uuid */
                                id: string;
                                from: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                into: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                by: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                moved: {
                                    addresses: string[];
                                    requested: number;
                                    assigned: number;
                                    organizations: number;
                                    role: string | null;
                                };
                                /** Format: date-time */
                                createdAt: string;
                                undoneAt: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a merge back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            merge: {
                                /** Format: uuid */
                                id: string;
                                from: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                into: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                by: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                moved: {
                                    addresses: string[];
                                    requested: number;
                                    assigned: number;
                                    organizations: number;
                                    role: string | null;
                                };
                                /** Format: date-time */
                                createdAt: string;
                                undoneAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a file of people, and say what it would change
         * @description CSV in UTF-8, as the body (text/csv) or as a part named "file" (multipart/form-data). Changes nothing yet.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            import: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                state: "previewed" | "running" | "done" | "failed";
                                total: number;
                                done: number;
                                counts: {
                                    create: number;
                                    update: number;
                                    nothing: number;
                                    error: number;
                                    failed: number;
                                };
                                /** Format: date-time */
                                createdAt: string;
                                doneAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An import, row by row */
        get: {
            parameters: {
                query?: {
                    only?: "create" | "update" | "nothing" | "error" | "failed";
                    offset?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            import: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                state: "previewed" | "running" | "done" | "failed";
                                total: number;
                                done: number;
                                counts: {
                                    create: number;
                                    update: number;
                                    nothing: number;
                                    error: number;
                                    failed: number;
                                };
                                /** Format: date-time */
                                createdAt: string;
                                doneAt: string | null;
                            };
                            rows: {
                                line: number;
                                email: string;
                                person: string | null;
                                /** @enum {string} */
                                action: "create" | "update" | "nothing" | "error";
                                changes: {
                                    field: string;
                                    before: string;
                                    after: string;
                                }[];
                                problem: {
                                    code: string;
                                    field: string;
                                    message: string;
                                } | null;
                                /** @enum {string} */
                                state: "waiting" | "done" | "failed" | "left_out";
                            }[];
                            next: number | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/imports/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do what an import would change
         * @description Works for some seconds and says how far it came. While its state is "running", ask again: it goes on where it stopped. Rows with an error are left out.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            import: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                state: "previewed" | "running" | "done" | "failed";
                                total: number;
                                done: number;
                                counts: {
                                    create: number;
                                    update: number;
                                    nothing: number;
                                    error: number;
                                    failed: number;
                                };
                                /** Format: date-time */
                                createdAt: string;
                                doneAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People as CSV
         * @description UTF-8, with the columns an import takes. Cells that a spreadsheet would run are guarded.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Part of a name or address. */
                    search?: string;
                    /** @description One role or several, separated by commas. */
                    role?: string;
                    /** @description Who belongs to it. */
                    organization?: string;
                    /** @description Whose roles allow it, as far as they reach. */
                    can?: "ticket.read" | "ticket.create" | "ticket.open_for" | "ticket.update" | "ticket.assign" | "ticket.move" | "ticket.delete" | "reply.create" | "note.create" | "note.read" | "note.read_restricted" | "message.delete" | "watcher.manage" | "tag.read" | "tag.create" | "tag.manage" | "time.log" | "time.read" | "time.manage" | "time_type.manage" | "recurring.use" | "recurring.manage" | "view.use" | "view.manage" | "process.read" | "canned_reply.use" | "canned_reply.manage" | "macro.use" | "macro.manage" | "template.use" | "template.manage" | "checklist.use" | "checklist.manage" | "intake.read" | "intake.repair" | "delivery.read" | "delivery.repair" | "file.remove" | "file.log" | "file.manage" | "person.read" | "person.create" | "person.update" | "person.merge" | "person.import" | "person.export" | "organization.read" | "organization.manage" | "team.read" | "team.manage" | "queue.read" | "queue.manage" | "settings.read" | "sla.manage" | "field.manage" | "lifecycle.manage" | "conversation.manage" | "role.read" | "role.manage" | "role.assign" | "delegation.create" | "delegation.manage" | "session.manage" | "token.create" | "security.manage" | "audit.read" | "audit.export";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change many people at once
         * @description Each is changed by itself: the answer says what became of each, in their order.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                        changes: {
                            active?: boolean;
                            /** @description The key of a role. */
                            role?: string;
                            organization?: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: {
                                /** Format: uuid */
                                id: string;
                                done: boolean;
                                code: string | null;
                                detail: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List organizations by name */
        get: {
            parameters: {
                query?: {
                    /** @description Part of a name, or a mail domain. */
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            organizations: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                domains: string[];
                                parent: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                notes: string;
                                /** @enum {string} */
                                visibility: "own" | "organization" | "with_sub_organizations";
                                slaPolicy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                people: number;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add an organization */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        domains?: string[];
                        /** @default null */
                        parent?: string | null;
                        /** @default  */
                        notes?: string;
                        /**
                         * @default own
                         * @enum {string}
                         */
                        visibility?: "own" | "organization" | "with_sub_organizations";
                        /** @default null */
                        slaPolicy?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            organization: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                domains: string[];
                                parent: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                notes: string;
                                /** @enum {string} */
                                visibility: "own" | "organization" | "with_sub_organizations";
                                slaPolicy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                people: number;
                                /** Format: date-time */
                                createdAt: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An organization */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            organization: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                domains: string[];
                                parent: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                notes: string;
                                /** @enum {string} */
                                visibility: "own" | "organization" | "with_sub_organizations";
                                slaPolicy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                people: number;
                                /** Format: date-time */
                                createdAt: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove an organization that nothing is part of */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change an organization */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        domains?: string[];
                        parent?: string | null;
                        notes?: string;
                        /** @enum {string} */
                        visibility?: "own" | "organization" | "with_sub_organizations";
                        slaPolicy?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            organization: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                domains: string[];
                                parent: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                notes: string;
                                /** @enum {string} */
                                visibility: "own" | "organization" | "with_sub_organizations";
                                slaPolicy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                people: number;
                                /** Format: date-time */
                                createdAt: string;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/organizations/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of an organization, by name */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                                role: string;
                                active: boolean;
                                isContact: boolean;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{id}/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Make a person a member or a contact */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    personId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default false */
                        isContact?: boolean;
                        /** @enum {boolean} */
                        isDefault?: true;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /** Take a person out of an organization */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List people by name */
        get: {
            parameters: {
                query?: {
                    /** @description Part of a name or address. */
                    search?: string;
                    /** @description One role or several, separated by commas. */
                    role?: string;
                    /** @description Who belongs to it. */
                    organization?: string;
                    /** @description Whose roles allow it, as far as they reach. */
                    can?: "ticket.read" | "ticket.create" | "ticket.open_for" | "ticket.update" | "ticket.assign" | "ticket.move" | "ticket.delete" | "reply.create" | "note.create" | "note.read" | "note.read_restricted" | "message.delete" | "watcher.manage" | "tag.read" | "tag.create" | "tag.manage" | "time.log" | "time.read" | "time.manage" | "time_type.manage" | "recurring.use" | "recurring.manage" | "view.use" | "view.manage" | "process.read" | "canned_reply.use" | "canned_reply.manage" | "macro.use" | "macro.manage" | "template.use" | "template.manage" | "checklist.use" | "checklist.manage" | "intake.read" | "intake.repair" | "delivery.read" | "delivery.repair" | "file.remove" | "file.log" | "file.manage" | "person.read" | "person.create" | "person.update" | "person.merge" | "person.import" | "person.export" | "organization.read" | "organization.manage" | "team.read" | "team.manage" | "queue.read" | "queue.manage" | "settings.read" | "sla.manage" | "field.manage" | "lifecycle.manage" | "conversation.manage" | "role.read" | "role.manage" | "role.assign" | "delegation.create" | "delegation.manage" | "session.manage" | "token.create" | "security.manage" | "audit.read" | "audit.export";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                                /** @description The key of a role. */
                                role: string;
                                active: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                jobTitle: string;
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                avatar: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** Format: email */
                        email: string;
                        /** @description The key of a role. */
                        role: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                                /** @description The key of a role. */
                                role: string;
                                active: boolean;
                                /** Format: date-time */
                                createdAt: string;
                            };
                            /** Format: uri */
                            inviteUrl: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a one-time link with which a person chooses a new password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uri */
                            inviteUrl: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the teams */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            teams: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                description: string;
                                members: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                    isLead: boolean;
                                }[];
                                queues: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a team */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default  */
                        description?: string;
                        /** @default [] */
                        members?: {
                            /** Format: uuid */
                            person: string;
                            /** @default false */
                            isLead?: boolean;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            team: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                description: string;
                                members: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                    isLead: boolean;
                                }[];
                                queues: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a team */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            team: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                description: string;
                                members: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                    isLead: boolean;
                                }[];
                                queues: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete a team that no queue belongs to */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a team */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        description?: string;
                        members?: {
                            /** Format: uuid */
                            person: string;
                            /** @default false */
                            isLead?: boolean;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            team: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                description: string;
                                members: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                    isLead: boolean;
                                }[];
                                queues: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the skills */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            skills: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                agents: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a skill */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            skill: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                agents: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/skills/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a skill that no queue asks for */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename a skill */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            skill: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                agents: number;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/people/{id}/agent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what an agent can take on */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agent: {
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                automatic: boolean;
                                capacity: number;
                                calendar: string | null;
                                onDuty: boolean;
                                skills: {
                                    /** Format: uuid */
                                    skill: string;
                                    name: string;
                                    level: number;
                                }[];
                                teams: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    isLead: boolean;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        /** Set what an agent can take on */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default true */
                        automatic?: boolean;
                        /** @default 20 */
                        capacity?: number;
                        /** @default null */
                        calendar?: string | null;
                        /** @default true */
                        onDuty?: boolean;
                        /** @default [] */
                        skills?: {
                            /** Format: uuid */
                            skill: string;
                            level: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agent: {
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                automatic: boolean;
                                capacity: number;
                                calendar: string | null;
                                onDuty: boolean;
                                skills: {
                                    /** Format: uuid */
                                    skill: string;
                                    name: string;
                                    level: number;
                                }[];
                                teams: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    isLead: boolean;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/duty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read whether you are on duty */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            duty: {
                                onDuty: boolean;
                                automatic: boolean;
                            };
                        };
                    };
                };
            };
        };
        /** Go on or off duty */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        onDuty: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            duty: {
                                onDuty: boolean;
                                automatic: boolean;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List absences that are not over, the first ones first */
        get: {
            parameters: {
                query?: {
                    /** @description Only theirs. */
                    person?: string;
                    /** @description Those that are over, too. */
                    past?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            absences: {
                                /** Format: uuid */
                                id: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                                substitute: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                reason: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Be away */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        endsAt: string;
                        /** @default null */
                        substitute?: string | null;
                        /** @default  */
                        reason?: string;
                        /** Format: uuid */
                        person?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            absence: {
                                /** Format: uuid */
                                id: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                                substitute: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                reason: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/absences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change an absence */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        endsAt: string;
                        substitute: string | null;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            absence: {
                                /** Format: uuid */
                                id: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                /** Format: date-time */
                                startsAt: string;
                                /** Format: date-time */
                                endsAt: string;
                                substitute: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                reason: string;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** Take an absence back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/workload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the workload of a team's agents */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            workload: {
                                agents: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                    isLead: boolean;
                                    capacity: number | null;
                                    onDuty: boolean;
                                    absentUntil: string | null;
                                    substitute: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        email: string;
                                    } | null;
                                    open: {
                                        low: number;
                                        normal: number;
                                        high: number;
                                        urgent: number;
                                    };
                                    total: number;
                                }[];
                                unassigned: {
                                    low: number;
                                    normal: number;
                                    high: number;
                                    urgent: number;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the custom fields in their order */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            fields: {
                                /** Format: uuid */
                                id: string;
                                key: string;
                                name: string;
                                /** @default  */
                                description: string;
                                /** @enum {string} */
                                type: "text" | "long_text" | "number" | "decimal" | "money" | "date" | "date_time" | "boolean" | "choice" | "choices" | "tree" | "person" | "organization" | "asset" | "url";
                                /** @default [] */
                                kinds: ("incident" | "request" | "problem" | "change" | "task")[];
                                /** @default [] */
                                teams: string[];
                                /** @default [] */
                                options: {
                                    key: string;
                                    label: string;
                                    /** @default null */
                                    parent: string | null;
                                    /** @default false */
                                    retired: boolean;
                                }[];
                                /** @default null */
                                pattern: string | null;
                                /** @default  */
                                patternHint: string;
                                /** @default null */
                                min: number | null;
                                /** @default null */
                                max: number | null;
                                /** @default null */
                                currency: string | null;
                                /** @default null */
                                default: unknown;
                                /**
                                 * @default never
                                 * @enum {string}
                                 */
                                required: "never" | "create" | "resolve";
                                /** @default null */
                                visibleWhen: string | null;
                                /** @default null */
                                requiredWhen: string | null;
                                /** @default false */
                                forRequesters: boolean;
                                position: number;
                                archived: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a custom field at the end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        key: string;
                        name: string;
                        /** @default  */
                        description?: string;
                        /** @enum {string} */
                        type: "text" | "long_text" | "number" | "decimal" | "money" | "date" | "date_time" | "boolean" | "choice" | "choices" | "tree" | "person" | "organization" | "asset" | "url";
                        /** @default [] */
                        kinds?: ("incident" | "request" | "problem" | "change" | "task")[];
                        /** @default [] */
                        teams?: string[];
                        /** @default [] */
                        options?: {
                            key: string;
                            label: string;
                            /** @default null */
                            parent?: string | null;
                            /** @default false */
                            retired?: boolean;
                        }[];
                        /** @default null */
                        pattern?: string | null;
                        /** @default  */
                        patternHint?: string;
                        /** @default null */
                        min?: number | null;
                        /** @default null */
                        max?: number | null;
                        /** @default null */
                        currency?: string | null;
                        /** @default null */
                        default?: unknown;
                        /**
                         * @default never
                         * @enum {string}
                         */
                        required?: "never" | "create" | "resolve";
                        /** @default null */
                        visibleWhen?: string | null;
                        /** @default null */
                        requiredWhen?: string | null;
                        /** @default false */
                        forRequesters?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            field: {
                                /** Format: uuid */
                                id: string;
                                key: string;
                                name: string;
                                /** @default  */
                                description: string;
                                /** @enum {string} */
                                type: "text" | "long_text" | "number" | "decimal" | "money" | "date" | "date_time" | "boolean" | "choice" | "choices" | "tree" | "person" | "organization" | "asset" | "url";
                                /** @default [] */
                                kinds: ("incident" | "request" | "problem" | "change" | "task")[];
                                /** @default [] */
                                teams: string[];
                                /** @default [] */
                                options: {
                                    key: string;
                                    label: string;
                                    /** @default null */
                                    parent: string | null;
                                    /** @default false */
                                    retired: boolean;
                                }[];
                                /** @default null */
                                pattern: string | null;
                                /** @default  */
                                patternHint: string;
                                /** @default null */
                                min: number | null;
                                /** @default null */
                                max: number | null;
                                /** @default null */
                                currency: string | null;
                                /** @default null */
                                default: unknown;
                                /**
                                 * @default never
                                 * @enum {string}
                                 */
                                required: "never" | "create" | "resolve";
                                /** @default null */
                                visibleWhen: string | null;
                                /** @default null */
                                requiredWhen: string | null;
                                /** @default false */
                                forRequesters: boolean;
                                position: number;
                                archived: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fields/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the custom fields in order */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        fields: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            fields: {
                                /** Format: uuid */
                                id: string;
                                key: string;
                                name: string;
                                /** @default  */
                                description: string;
                                /** @enum {string} */
                                type: "text" | "long_text" | "number" | "decimal" | "money" | "date" | "date_time" | "boolean" | "choice" | "choices" | "tree" | "person" | "organization" | "asset" | "url";
                                /** @default [] */
                                kinds: ("incident" | "request" | "problem" | "change" | "task")[];
                                /** @default [] */
                                teams: string[];
                                /** @default [] */
                                options: {
                                    key: string;
                                    label: string;
                                    /** @default null */
                                    parent: string | null;
                                    /** @default false */
                                    retired: boolean;
                                }[];
                                /** @default null */
                                pattern: string | null;
                                /** @default  */
                                patternHint: string;
                                /** @default null */
                                min: number | null;
                                /** @default null */
                                max: number | null;
                                /** @default null */
                                currency: string | null;
                                /** @default null */
                                default: unknown;
                                /**
                                 * @default never
                                 * @enum {string}
                                 */
                                required: "never" | "create" | "resolve";
                                /** @default null */
                                visibleWhen: string | null;
                                /** @default null */
                                requiredWhen: string | null;
                                /** @default false */
                                forRequesters: boolean;
                                position: number;
                                archived: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fields/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a custom field */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default  */
                        description?: string;
                        /** @enum {string} */
                        type: "text" | "long_text" | "number" | "decimal" | "money" | "date" | "date_time" | "boolean" | "choice" | "choices" | "tree" | "person" | "organization" | "asset" | "url";
                        /** @default [] */
                        kinds?: ("incident" | "request" | "problem" | "change" | "task")[];
                        /** @default [] */
                        teams?: string[];
                        /** @default [] */
                        options?: {
                            key: string;
                            label: string;
                            /** @default null */
                            parent?: string | null;
                            /** @default false */
                            retired?: boolean;
                        }[];
                        /** @default null */
                        pattern?: string | null;
                        /** @default  */
                        patternHint?: string;
                        /** @default null */
                        min?: number | null;
                        /** @default null */
                        max?: number | null;
                        /** @default null */
                        currency?: string | null;
                        /** @default null */
                        default?: unknown;
                        /**
                         * @default never
                         * @enum {string}
                         */
                        required?: "never" | "create" | "resolve";
                        /** @default null */
                        visibleWhen?: string | null;
                        /** @default null */
                        requiredWhen?: string | null;
                        /** @default false */
                        forRequesters?: boolean;
                        /** @default false */
                        archived?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            field: {
                                /** Format: uuid */
                                id: string;
                                key: string;
                                name: string;
                                /** @default  */
                                description: string;
                                /** @enum {string} */
                                type: "text" | "long_text" | "number" | "decimal" | "money" | "date" | "date_time" | "boolean" | "choice" | "choices" | "tree" | "person" | "organization" | "asset" | "url";
                                /** @default [] */
                                kinds: ("incident" | "request" | "problem" | "change" | "task")[];
                                /** @default [] */
                                teams: string[];
                                /** @default [] */
                                options: {
                                    key: string;
                                    label: string;
                                    /** @default null */
                                    parent: string | null;
                                    /** @default false */
                                    retired: boolean;
                                }[];
                                /** @default null */
                                pattern: string | null;
                                /** @default  */
                                patternHint: string;
                                /** @default null */
                                min: number | null;
                                /** @default null */
                                max: number | null;
                                /** @default null */
                                currency: string | null;
                                /** @default null */
                                default: unknown;
                                /**
                                 * @default never
                                 * @enum {string}
                                 */
                                required: "never" | "create" | "resolve";
                                /** @default null */
                                visibleWhen: string | null;
                                /** @default null */
                                requiredWhen: string | null;
                                /** @default false */
                                forRequesters: boolean;
                                position: number;
                                archived: boolean;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filter-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the fields that tickets can be filtered by */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            fields: {
                                name: string;
                                /** @enum {string} */
                                type: "choice" | "status" | "name" | "tag" | "person" | "number" | "duration" | "instant" | "text" | "yes_no" | "flag";
                                operators: ("is" | "set" | "contains" | "<" | "<=" | ">" | ">=" | "between")[];
                                /** @description All values there are. */
                                readonly values?: string[];
                                /** @description Values that mean something by who asks. */
                                readonly special?: string[];
                                /** @description Whether values can be compared. */
                                ordered?: boolean;
                                /** @description Whether `none` can be asked for. */
                                optional?: boolean;
                                /** @description Whether a bare duration looks ahead. */
                                ahead?: boolean;
                                /** @description Of a custom field: its key in `fields`. */
                                key?: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filter-fields/{name}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find values of a field to filter by */
        get: {
            parameters: {
                query?: {
                    text?: string;
                };
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            values: {
                                value: string;
                                label: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the views with their counts, in one’s own order */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            views: {
                                key: string;
                                name: string;
                                icon: string | null;
                                filter: string;
                                sort: string;
                                columns: string[] | null;
                                count: number | null;
                                saved: {
                                    /** @enum {string} */
                                    sharedWith: "me" | "team" | "all";
                                    team: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    } | null;
                                    owner: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        email: string;
                                    } | null;
                                    mayChange: boolean;
                                } | null;
                                problem: {
                                    detail: string;
                                    at: {
                                        from: number;
                                        to: number;
                                    } | null;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Save a view */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /**
                         * @default layers
                         * @enum {string}
                         */
                        icon?: "layers" | "inbox" | "star" | "flag" | "flame" | "zap" | "bell" | "clock" | "hourglass" | "calendar" | "user" | "users" | "building-2" | "crown" | "handshake" | "heart" | "eye" | "tag" | "folder" | "archive" | "bug" | "wrench" | "shield" | "key-round" | "lock" | "server" | "database" | "network" | "wifi" | "laptop" | "monitor" | "smartphone" | "printer" | "mail" | "phone" | "globe" | "truck" | "shopping-cart";
                        filter: string;
                        /**
                         * @default -updatedAt
                         * @enum {string}
                         */
                        sort?: "updatedAt" | "-updatedAt" | "createdAt" | "-createdAt" | "dueAt" | "-dueAt" | "priority" | "-priority" | "number" | "-number";
                        /** @default null */
                        columns?: string[] | null;
                        /**
                         * @default me
                         * @enum {string}
                         */
                        sharedWith?: "me" | "team" | "all";
                        /** @default null */
                        team?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            view: {
                                key: string;
                                name: string;
                                icon: string | null;
                                filter: string;
                                sort: string;
                                columns: string[] | null;
                                saved: {
                                    /** @enum {string} */
                                    sharedWith: "me" | "team" | "all";
                                    team: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    } | null;
                                    owner: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        email: string;
                                    } | null;
                                    mayChange: boolean;
                                } | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a view */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a view */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        icon?: "layers" | "inbox" | "star" | "flag" | "flame" | "zap" | "bell" | "clock" | "hourglass" | "calendar" | "user" | "users" | "building-2" | "crown" | "handshake" | "heart" | "eye" | "tag" | "folder" | "archive" | "bug" | "wrench" | "shield" | "key-round" | "lock" | "server" | "database" | "network" | "wifi" | "laptop" | "monitor" | "smartphone" | "printer" | "mail" | "phone" | "globe" | "truck" | "shopping-cart";
                        filter?: string;
                        /** @enum {string} */
                        sort?: "updatedAt" | "-updatedAt" | "createdAt" | "-createdAt" | "dueAt" | "-dueAt" | "priority" | "-priority" | "number" | "-number";
                        columns?: string[] | null;
                        /** @enum {string} */
                        sharedWith?: "me" | "team" | "all";
                        team?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            view: {
                                key: string;
                                name: string;
                                icon: string | null;
                                filter: string;
                                sort: string;
                                columns: string[] | null;
                                saved: {
                                    /** @enum {string} */
                                    sharedWith: "me" | "team" | "all";
                                    team: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    } | null;
                                    owner: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        email: string;
                                    } | null;
                                    mayChange: boolean;
                                } | null;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/views/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the views in one’s own order */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        keys: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the queues in their order */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            queues: {
                                /** Format: uuid */
                                id: string;
                                key: string;
                                name: string;
                                address: string | null;
                                description: string;
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                assignment: {
                                    /** @enum {string} */
                                    strategy: "manual" | "round_robin" | "least_loaded" | "by_skill";
                                    /** @default [] */
                                    skills: {
                                        /** Format: uuid */
                                        skill: string;
                                        level: number;
                                    }[];
                                    /** @default false */
                                    sticky: boolean;
                                    /** @default null */
                                    escalateAfterMinutes: number | null;
                                } | null;
                                slaPolicy: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a queue at the end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        key: string;
                        name: string;
                        /** @default  */
                        description?: string;
                        /** @default null */
                        team?: string | null;
                        /** @default null */
                        assignment?: {
                            /** @enum {string} */
                            strategy: "manual" | "round_robin" | "least_loaded" | "by_skill";
                            /** @default [] */
                            skills?: {
                                /** Format: uuid */
                                skill: string;
                                level: number;
                            }[];
                            /** @default false */
                            sticky?: boolean;
                            /** @default null */
                            escalateAfterMinutes?: number | null;
                        } | null;
                        /** @default null */
                        slaPolicy?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            queue: {
                                /** Format: uuid */
                                id: string;
                                key: string;
                                name: string;
                                address: string | null;
                                description: string;
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                assignment: {
                                    /** @enum {string} */
                                    strategy: "manual" | "round_robin" | "least_loaded" | "by_skill";
                                    /** @default [] */
                                    skills: {
                                        /** Format: uuid */
                                        skill: string;
                                        level: number;
                                    }[];
                                    /** @default false */
                                    sticky: boolean;
                                    /** @default null */
                                    escalateAfterMinutes: number | null;
                                } | null;
                                slaPolicy: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the queues in order */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        queues: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            queues: {
                                /** Format: uuid */
                                id: string;
                                key: string;
                                name: string;
                                address: string | null;
                                description: string;
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                assignment: {
                                    /** @enum {string} */
                                    strategy: "manual" | "round_robin" | "least_loaded" | "by_skill";
                                    /** @default [] */
                                    skills: {
                                        /** Format: uuid */
                                        skill: string;
                                        level: number;
                                    }[];
                                    /** @default false */
                                    sticky: boolean;
                                    /** @default null */
                                    escalateAfterMinutes: number | null;
                                } | null;
                                slaPolicy: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete an empty queue */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a queue */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        description?: string;
                        team?: string | null;
                        assignment?: {
                            /** @enum {string} */
                            strategy: "manual" | "round_robin" | "least_loaded" | "by_skill";
                            /** @default [] */
                            skills?: {
                                /** Format: uuid */
                                skill: string;
                                level: number;
                            }[];
                            /** @default false */
                            sticky?: boolean;
                            /** @default null */
                            escalateAfterMinutes?: number | null;
                        } | null;
                        slaPolicy?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            queue: {
                                /** Format: uuid */
                                id: string;
                                key: string;
                                name: string;
                                address: string | null;
                                description: string;
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                assignment: {
                                    /** @enum {string} */
                                    strategy: "manual" | "round_robin" | "least_loaded" | "by_skill";
                                    /** @default [] */
                                    skills: {
                                        /** Format: uuid */
                                        skill: string;
                                        level: number;
                                    }[];
                                    /** @default false */
                                    sticky: boolean;
                                    /** @default null */
                                    escalateAfterMinutes: number | null;
                                } | null;
                                slaPolicy: string | null;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tickets */
        get: {
            parameters: {
                query?: {
                    /** @description `status:open priority:high "vpn down"`, or the tree it stands for in JSON. */
                    filter?: string;
                    sort?: "updatedAt" | "-updatedAt" | "createdAt" | "-createdAt" | "dueAt" | "-dueAt" | "priority" | "-priority" | "number" | "-number";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tickets: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Create a ticket */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        subject: string;
                        text?: string;
                        html?: string;
                        files?: string[];
                        requester?: {
                            /** Format: email */
                            email: string;
                            name?: string;
                        };
                        /** Format: uuid */
                        organization?: string;
                        /**
                         * @default incident
                         * @enum {string}
                         */
                        kind?: "incident" | "request" | "problem" | "change" | "task";
                        /** @enum {string} */
                        priority?: "low" | "normal" | "high" | "urgent";
                        impact?: ("low" | "medium" | "high") | null;
                        urgency?: ("low" | "medium" | "high") | null;
                        queue?: string;
                        /** @default [] */
                        tags?: string[];
                        related?: string;
                        template?: {
                            /** Format: uuid */
                            id: string;
                            version: number;
                        };
                        /** Format: uuid */
                        checklist?: string;
                        /** @default {} */
                        fields?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a ticket */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Delete a ticket
         * @description It is kept, out of sight of all who may not restore it, and its clocks wait.
         */
        delete: {
            parameters: {
                query?: {
                    reason?: string;
                };
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change fields of a ticket */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                    /** @description The event number the change is based on. */
                    "if-match"?: string;
                };
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        subject?: string;
                        /** @enum {string} */
                        kind?: "incident" | "request" | "problem" | "change" | "task";
                        status?: string;
                        /** @enum {string} */
                        priority?: "low" | "normal" | "high" | "urgent";
                        queue?: string;
                        assignee?: string | null;
                        tags?: string[];
                        fields?: {
                            [key: string]: unknown;
                        };
                        impact?: ("low" | "medium" | "high") | null;
                        urgency?: ("low" | "medium" | "high") | null;
                        /** @enum {boolean} */
                        priorityByMatrix?: true;
                        resolution?: {
                            code?: string | null;
                            summary?: string;
                            estimatedMinutes?: number | null;
                            actualMinutes?: number | null;
                        };
                        note?: string;
                        time?: {
                            duration: number | string;
                            /** Format: date */
                            day?: string;
                            type?: string | null;
                            billable?: boolean;
                            text?: string;
                            /** Format: uuid */
                            person?: string;
                        };
                        confirm?: boolean;
                        reason?: string;
                        /** @enum {boolean} */
                        children?: true;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                            children?: {
                                number: string;
                                /** @enum {string} */
                                state: "changed" | "waiting" | "refused";
                                detail: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/tickets/{number}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what happened, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    /** @description Groups of events, separated by commas. */
                    group?: ("status" | "people" | "messages" | "fields" | "links" | "reminders" | "checklists" | "time" | "clocks")[];
                    /** @description What people did, or what rules, flows and Perdure did. */
                    by?: "person" | "automation";
                };
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            events: {
                                seq: number;
                                type: string;
                                actor: {
                                    /** @enum {string} */
                                    kind: "person" | "rule" | "flow" | "system";
                                    id: string | null;
                                    name: string | null;
                                };
                                /** Format: date-time */
                                at: string;
                                reason: string | null;
                                data: {
                                    [key: string]: unknown;
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the SLA clocks and the arithmetic behind them */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            clocks: {
                                /** @enum {string} */
                                target: "first_response" | "resolution";
                                /** @enum {string} */
                                state: "running" | "paused" | "met" | "breached" | "cancelled";
                                /** Format: date-time */
                                startedAt: string;
                                dueAt: string | null;
                                warnAt: string | null;
                                warnedAt: string | null;
                                breachedAt: string | null;
                                metAt: string | null;
                                elapsedSeconds: number;
                                remainingSeconds: number;
                                targetSeconds: number;
                                policy: {
                                    name: string;
                                    version: number;
                                };
                                /** Format: uuid */
                                calendar: string;
                                explanation: {
                                    calendar: {
                                        name: string;
                                        timeZone: string;
                                    };
                                    spans: {
                                        /** @enum {string} */
                                        kind: "running" | "paused" | "stopped" | "ahead";
                                        /** Format: date-time */
                                        from: string;
                                        to: string | null;
                                        businessSeconds: number;
                                    }[];
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/processes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the running processes of a ticket */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            processes: {
                                workflowId: string;
                                /** @enum {string} */
                                kind: "ticket" | "sla";
                                status: string;
                                details: string | null;
                                startedAt: string | null;
                                closedAt: string | null;
                                url: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the conversation, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            messages: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reply" | "note";
                                /** @enum {string} */
                                from: "agent" | "requester" | "system";
                                author: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                text: string;
                                html: string | null;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                attachments: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    type: string;
                                    size: number;
                                    /** @enum {string} */
                                    state: "waiting" | "clean" | "unscanned" | "infected" | "refused";
                                    reason: string | null;
                                    thumbnail: boolean;
                                    contentId: string | null;
                                    removed: boolean;
                                }[];
                                delivery: {
                                    /** Format: uuid */
                                    id: string;
                                    state: string;
                                    answer: string | null;
                                } | null;
                                intake: string | null;
                                undo: {
                                    /** Format: date-time */
                                    until: string;
                                    leftMs: number;
                                } | null;
                                editableUntil: string | null;
                                editedAt: string | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                } | null;
                                pinnedAt: string | null;
                                audience: {
                                    team: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    } | null;
                                    people: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    }[];
                                } | null;
                                recipients: {
                                    to: string[];
                                    cc: string[];
                                    bcc: string[];
                                } | null;
                                forwards: string | null;
                                mergedFrom?: string;
                                splitInto?: string;
                                splitFrom?: string;
                            }[];
                            pinned: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reply" | "note";
                                author: string | null;
                                excerpt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Reply or write a note */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "reply" | "note";
                        text?: string;
                        html?: string;
                        files?: string[];
                        status?: string;
                        resolution?: {
                            code?: string | null;
                            summary?: string;
                            estimatedMinutes?: number | null;
                            actualMinutes?: number | null;
                        };
                        note?: string;
                        time?: {
                            duration: number | string;
                            /** Format: date */
                            day?: string;
                            type?: string | null;
                            billable?: boolean;
                            text?: string;
                            /** Format: uuid */
                            person?: string;
                        };
                        confirm?: boolean;
                        fields?: {
                            [key: string]: unknown;
                        };
                        assignee?: string | null;
                        tags?: string[];
                        impact?: ("low" | "medium" | "high") | null;
                        urgency?: ("low" | "medium" | "high") | null;
                        /** @enum {boolean} */
                        children?: true;
                        undoSeconds?: number;
                        audience?: {
                            /** Format: uuid */
                            team: string;
                        } | {
                            people: string[];
                        };
                        recipients?: {
                            /** @default [] */
                            to?: string[];
                            /** @default [] */
                            cc?: string[];
                            /** @default [] */
                            bcc?: string[];
                        };
                        /** Format: uuid */
                        forwards?: string;
                        seen?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            message: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reply" | "note";
                                /** @enum {string} */
                                from: "agent" | "requester" | "system";
                                author: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                text: string;
                                html: string | null;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                attachments: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    type: string;
                                    size: number;
                                    /** @enum {string} */
                                    state: "waiting" | "clean" | "unscanned" | "infected" | "refused";
                                    reason: string | null;
                                    thumbnail: boolean;
                                    contentId: string | null;
                                    removed: boolean;
                                }[];
                                delivery: {
                                    /** Format: uuid */
                                    id: string;
                                    state: string;
                                    answer: string | null;
                                } | null;
                                intake: string | null;
                                undo: {
                                    /** Format: date-time */
                                    until: string;
                                    leftMs: number;
                                } | null;
                                editableUntil: string | null;
                                editedAt: string | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                } | null;
                                pinnedAt: string | null;
                                audience: {
                                    team: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    } | null;
                                    people: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    }[];
                                } | null;
                                recipients: {
                                    to: string[];
                                    cc: string[];
                                    bcc: string[];
                                } | null;
                                forwards: string | null;
                                mergedFrom?: string;
                                splitInto?: string;
                                splitFrom?: string;
                            };
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                            children?: {
                                number: string;
                                /** @enum {string} */
                                state: "changed" | "waiting" | "refused";
                                detail: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ask what became of a command */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "pending" | "committed" | "rejected";
                                ticket: string;
                                reason: {
                                    code: string;
                                    field: string | null;
                                    detail: string;
                                } | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read my drafts on a ticket */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            drafts: {
                                /** @enum {string} */
                                kind: "reply" | "note" | "forward";
                                text: string;
                                html: string;
                                /** @default [] */
                                files: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    size: number;
                                    /** @default null */
                                    contentId: string | null;
                                }[];
                                /** @default null */
                                addressed: {
                                    /** @default null */
                                    audience: ({
                                        /** Format: uuid */
                                        team: string;
                                    } | {
                                        people: string[];
                                    }) | null;
                                    /** @default null */
                                    recipients: {
                                        /** @default [] */
                                        to: string[];
                                        /** @default [] */
                                        cc: string[];
                                        /** @default [] */
                                        bcc: string[];
                                    } | null;
                                    /** @default null */
                                    forwards: string | null;
                                } | null;
                                since: number;
                                revision: number;
                                /** Format: date-time */
                                savedAt: string;
                                other: {
                                    text: string;
                                    html: string;
                                    /** @default [] */
                                    files: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        size: number;
                                        /** @default null */
                                        contentId: string | null;
                                    }[];
                                    /** @default null */
                                    addressed: {
                                        /** @default null */
                                        audience: ({
                                            /** Format: uuid */
                                            team: string;
                                        } | {
                                            people: string[];
                                        }) | null;
                                        /** @default null */
                                        recipients: {
                                            /** @default [] */
                                            to: string[];
                                            /** @default [] */
                                            cc: string[];
                                            /** @default [] */
                                            bcc: string[];
                                        } | null;
                                        /** @default null */
                                        forwards: string | null;
                                    } | null;
                                    /** Format: date-time */
                                    savedAt: string;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/drafts/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep a draft of mine
         * @description The newest is kept; what another device had written meanwhile is kept beside it as `other`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                    kind: "reply" | "note" | "forward";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        html: string;
                        /** @default [] */
                        files?: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            size: number;
                            /** @default null */
                            contentId?: string | null;
                        }[];
                        /** @default null */
                        addressed?: {
                            /** @default null */
                            audience?: ({
                                /** Format: uuid */
                                team: string;
                            } | {
                                people: string[];
                            }) | null;
                            /** @default null */
                            recipients?: {
                                /** @default [] */
                                to?: string[];
                                /** @default [] */
                                cc?: string[];
                                /** @default [] */
                                bcc?: string[];
                            } | null;
                            /** @default null */
                            forwards?: string | null;
                        } | null;
                        /** @default 0 */
                        since?: number;
                        /** @default 0 */
                        basedOn?: number;
                        /** Format: uuid */
                        device: string;
                        /** @default false */
                        dropOther?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            draft: {
                                /** @enum {string} */
                                kind: "reply" | "note" | "forward";
                                text: string;
                                html: string;
                                /** @default [] */
                                files: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    size: number;
                                    /** @default null */
                                    contentId: string | null;
                                }[];
                                /** @default null */
                                addressed: {
                                    /** @default null */
                                    audience: ({
                                        /** Format: uuid */
                                        team: string;
                                    } | {
                                        people: string[];
                                    }) | null;
                                    /** @default null */
                                    recipients: {
                                        /** @default [] */
                                        to: string[];
                                        /** @default [] */
                                        cc: string[];
                                        /** @default [] */
                                        bcc: string[];
                                    } | null;
                                    /** @default null */
                                    forwards: string | null;
                                } | null;
                                since: number;
                                revision: number;
                                /** Format: date-time */
                                savedAt: string;
                                other: {
                                    text: string;
                                    html: string;
                                    /** @default [] */
                                    files: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        size: number;
                                        /** @default null */
                                        contentId: string | null;
                                    }[];
                                    /** @default null */
                                    addressed: {
                                        /** @default null */
                                        audience: ({
                                            /** Format: uuid */
                                            team: string;
                                        } | {
                                            people: string[];
                                        }) | null;
                                        /** @default null */
                                        recipients: {
                                            /** @default [] */
                                            to: string[];
                                            /** @default [] */
                                            cc: string[];
                                            /** @default [] */
                                            bcc: string[];
                                        } | null;
                                        /** @default null */
                                        forwards: string | null;
                                    } | null;
                                    /** Format: date-time */
                                    savedAt: string;
                                } | null;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** Throw a draft of mine away */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                    kind: "reply" | "note" | "forward";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/conversation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read for how long messages can be edited */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            settings: {
                                /** @default 15 */
                                editMinutes: number;
                            };
                        };
                    };
                };
            };
        };
        /** Change for how long messages can be edited */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 15 */
                        editMinutes?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            settings: {
                                /** @default 15 */
                                editMinutes: number;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/messages/{id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a message of mine before it is mailed
         * @description Its files wait to be sent again. Answers `too_late` once its mail has left.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a message
         * @description It is kept, and can be restored. A mail of it that has not left is not sent.
         */
        delete: {
            parameters: {
                query?: {
                    reason?: string;
                };
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            message: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reply" | "note";
                                /** @enum {string} */
                                from: "agent" | "requester" | "system";
                                author: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                text: string;
                                html: string | null;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                attachments: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    type: string;
                                    size: number;
                                    /** @enum {string} */
                                    state: "waiting" | "clean" | "unscanned" | "infected" | "refused";
                                    reason: string | null;
                                    thumbnail: boolean;
                                    contentId: string | null;
                                    removed: boolean;
                                }[];
                                delivery: {
                                    /** Format: uuid */
                                    id: string;
                                    state: string;
                                    answer: string | null;
                                } | null;
                                intake: string | null;
                                undo: {
                                    /** Format: date-time */
                                    until: string;
                                    leftMs: number;
                                } | null;
                                editableUntil: string | null;
                                editedAt: string | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                } | null;
                                pinnedAt: string | null;
                                audience: {
                                    team: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    } | null;
                                    people: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    }[];
                                } | null;
                                recipients: {
                                    to: string[];
                                    cc: string[];
                                    bcc: string[];
                                } | null;
                                forwards: string | null;
                                mergedFrom?: string;
                                splitInto?: string;
                                splitFrom?: string;
                            };
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Edit a message of mine
         * @description What it said before is kept. A mail that has left is not sent again.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text?: string;
                        html?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            message: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reply" | "note";
                                /** @enum {string} */
                                from: "agent" | "requester" | "system";
                                author: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                text: string;
                                html: string | null;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                attachments: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    type: string;
                                    size: number;
                                    /** @enum {string} */
                                    state: "waiting" | "clean" | "unscanned" | "infected" | "refused";
                                    reason: string | null;
                                    thumbnail: boolean;
                                    contentId: string | null;
                                    removed: boolean;
                                }[];
                                delivery: {
                                    /** Format: uuid */
                                    id: string;
                                    state: string;
                                    answer: string | null;
                                } | null;
                                intake: string | null;
                                undo: {
                                    /** Format: date-time */
                                    until: string;
                                    leftMs: number;
                                } | null;
                                editableUntil: string | null;
                                editedAt: string | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                } | null;
                                pinnedAt: string | null;
                                audience: {
                                    team: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    } | null;
                                    people: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    }[];
                                } | null;
                                recipients: {
                                    to: string[];
                                    cc: string[];
                                    bcc: string[];
                                } | null;
                                forwards: string | null;
                                mergedFrom?: string;
                                splitInto?: string;
                                splitFrom?: string;
                            };
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/tickets/{number}/messages/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a message said before it was edited, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versions: {
                                version: number;
                                text: string;
                                html: string | null;
                                /** Format: date-time */
                                replacedAt: string;
                                replacedBy: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/messages/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore a deleted message */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            message: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reply" | "note";
                                /** @enum {string} */
                                from: "agent" | "requester" | "system";
                                author: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                text: string;
                                html: string | null;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                attachments: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    type: string;
                                    size: number;
                                    /** @enum {string} */
                                    state: "waiting" | "clean" | "unscanned" | "infected" | "refused";
                                    reason: string | null;
                                    thumbnail: boolean;
                                    contentId: string | null;
                                    removed: boolean;
                                }[];
                                delivery: {
                                    /** Format: uuid */
                                    id: string;
                                    state: string;
                                    answer: string | null;
                                } | null;
                                intake: string | null;
                                undo: {
                                    /** Format: date-time */
                                    until: string;
                                    leftMs: number;
                                } | null;
                                editableUntil: string | null;
                                editedAt: string | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                } | null;
                                pinnedAt: string | null;
                                audience: {
                                    team: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    } | null;
                                    people: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    }[];
                                } | null;
                                recipients: {
                                    to: string[];
                                    cc: string[];
                                    bcc: string[];
                                } | null;
                                forwards: string | null;
                                mergedFrom?: string;
                                splitInto?: string;
                                splitFrom?: string;
                            };
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/messages/{id}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Pin a message, or take its pin off */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        pinned: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            message: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "reply" | "note";
                                /** @enum {string} */
                                from: "agent" | "requester" | "system";
                                author: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                text: string;
                                html: string | null;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                attachments: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    type: string;
                                    size: number;
                                    /** @enum {string} */
                                    state: "waiting" | "clean" | "unscanned" | "infected" | "refused";
                                    reason: string | null;
                                    thumbnail: boolean;
                                    contentId: string | null;
                                    removed: boolean;
                                }[];
                                delivery: {
                                    /** Format: uuid */
                                    id: string;
                                    state: string;
                                    answer: string | null;
                                } | null;
                                intake: string | null;
                                undo: {
                                    /** Format: date-time */
                                    until: string;
                                    leftMs: number;
                                } | null;
                                editableUntil: string | null;
                                editedAt: string | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                } | null;
                                pinnedAt: string | null;
                                audience: {
                                    team: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    } | null;
                                    people: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    }[];
                                } | null;
                                recipients: {
                                    to: string[];
                                    cc: string[];
                                    bcc: string[];
                                } | null;
                                forwards: string | null;
                                mergedFrom?: string;
                                splitInto?: string;
                                splitFrom?: string;
                            };
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask what a bulk change would reach */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        filter?: string;
                        numbers?: string[];
                        changes?: {
                            status?: string;
                            /** @enum {string} */
                            priority?: "low" | "normal" | "high" | "urgent";
                            /** @enum {string} */
                            kind?: "incident" | "request" | "problem" | "change" | "task";
                            queue?: string;
                            assignee?: string | null;
                            fields?: {
                                [key: string]: unknown;
                            };
                            addTags?: string[];
                            removeTags?: string[];
                            deleted?: boolean;
                            mergeInto?: string;
                        };
                        /** Format: uuid */
                        macro?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                            notAllowed: number;
                            sample: {
                                number: string;
                                subject: string;
                            }[];
                            asks: {
                                resolution: boolean;
                                note: boolean;
                                confirm: string[];
                                fields: string[];
                                stuck: number;
                            } | null;
                            children: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your own bulk changes, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bulks: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "running" | "paused" | "cancelled" | "done";
                                changes: {
                                    [key: string]: unknown;
                                };
                                filter: string | null;
                                macro: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    changes: boolean;
                                } | null;
                                children: boolean;
                                reason: string | null;
                                total: number;
                                done: number;
                                refused: number;
                                skipped: number;
                                undoes: string | null;
                                undoneBy: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                endedAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Change many tickets */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        filter?: string;
                        numbers?: string[];
                        changes?: {
                            status?: string;
                            /** @enum {string} */
                            priority?: "low" | "normal" | "high" | "urgent";
                            /** @enum {string} */
                            kind?: "incident" | "request" | "problem" | "change" | "task";
                            queue?: string;
                            assignee?: string | null;
                            fields?: {
                                [key: string]: unknown;
                            };
                            addTags?: string[];
                            removeTags?: string[];
                            deleted?: boolean;
                            mergeInto?: string;
                        };
                        /** Format: uuid */
                        macro?: string;
                        given?: {
                            resolution?: {
                                code?: string | null;
                                summary?: string;
                                estimatedMinutes?: number | null;
                                actualMinutes?: number | null;
                            };
                            assignee?: string | null;
                            tags?: string[];
                            impact?: ("low" | "medium" | "high") | null;
                            urgency?: ("low" | "medium" | "high") | null;
                            fields?: {
                                [key: string]: unknown;
                            };
                            note?: string;
                            confirm?: boolean;
                        };
                        /** @enum {boolean} */
                        children?: true;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bulk: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "running" | "paused" | "cancelled" | "done";
                                changes: {
                                    [key: string]: unknown;
                                };
                                filter: string | null;
                                macro: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    changes: boolean;
                                } | null;
                                children: boolean;
                                reason: string | null;
                                total: number;
                                done: number;
                                refused: number;
                                skipped: number;
                                undoes: string | null;
                                undoneBy: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                endedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a bulk change */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bulk: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "running" | "paused" | "cancelled" | "done";
                                changes: {
                                    [key: string]: unknown;
                                };
                                filter: string | null;
                                macro: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    changes: boolean;
                                } | null;
                                children: boolean;
                                reason: string | null;
                                total: number;
                                done: number;
                                refused: number;
                                skipped: number;
                                undoes: string | null;
                                undoneBy: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                endedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what became of each ticket */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "pending" | "done" | "refused" | "skipped";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: {
                                ticket: string;
                                subject: string | null;
                                /** @enum {string} */
                                state: "pending" | "done" | "refused" | "skipped";
                                code: string | null;
                                detail: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause a bulk change */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bulk: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "running" | "paused" | "cancelled" | "done";
                                changes: {
                                    [key: string]: unknown;
                                };
                                filter: string | null;
                                macro: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    changes: boolean;
                                } | null;
                                children: boolean;
                                reason: string | null;
                                total: number;
                                done: number;
                                refused: number;
                                skipped: number;
                                undoes: string | null;
                                undoneBy: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                endedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a paused bulk change go on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bulk: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "running" | "paused" | "cancelled" | "done";
                                changes: {
                                    [key: string]: unknown;
                                };
                                filter: string | null;
                                macro: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    changes: boolean;
                                } | null;
                                children: boolean;
                                reason: string | null;
                                total: number;
                                done: number;
                                refused: number;
                                skipped: number;
                                undoes: string | null;
                                undoneBy: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                endedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel what is left of it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bulk: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "running" | "paused" | "cancelled" | "done";
                                changes: {
                                    [key: string]: unknown;
                                };
                                filter: string | null;
                                macro: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    changes: boolean;
                                } | null;
                                children: boolean;
                                reason: string | null;
                                total: number;
                                done: number;
                                refused: number;
                                skipped: number;
                                undoes: string | null;
                                undoneBy: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                endedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a bulk change back, where nobody changed the ticket since */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bulk: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "running" | "paused" | "cancelled" | "done";
                                changes: {
                                    [key: string]: unknown;
                                };
                                filter: string | null;
                                macro: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    changes: boolean;
                                } | null;
                                children: boolean;
                                reason: string | null;
                                total: number;
                                done: number;
                                refused: number;
                                skipped: number;
                                undoes: string | null;
                                undoneBy: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                endedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore a deleted ticket */
        post: {
            parameters: {
                query?: {
                    reason?: string;
                };
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lifecycles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the lifecycles */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lifecycles: {
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                team: string | null;
                                version: number;
                                statuses: {
                                    key: string;
                                    name: string;
                                    /** @enum {string} */
                                    category: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                    at?: {
                                        x: number;
                                        y: number;
                                    };
                                }[];
                                transitions: {
                                    from: string;
                                    to: string;
                                    who?: {
                                        team?: boolean;
                                        leads?: boolean;
                                        roles?: string[];
                                    };
                                    fields?: string[];
                                    note?: boolean;
                                    resolution?: boolean;
                                    confirm?: string;
                                }[];
                                closeAfterDays: number;
                                reopenWithinDays: number;
                                resolutions: {
                                    key: string;
                                    name: string;
                                }[];
                                priorityMatrix: {
                                    low: {
                                        /** @enum {string} */
                                        low: "low" | "normal" | "high" | "urgent";
                                        /** @enum {string} */
                                        medium: "low" | "normal" | "high" | "urgent";
                                        /** @enum {string} */
                                        high: "low" | "normal" | "high" | "urgent";
                                    };
                                    medium: {
                                        /** @enum {string} */
                                        low: "low" | "normal" | "high" | "urgent";
                                        /** @enum {string} */
                                        medium: "low" | "normal" | "high" | "urgent";
                                        /** @enum {string} */
                                        high: "low" | "normal" | "high" | "urgent";
                                    };
                                    high: {
                                        /** @enum {string} */
                                        low: "low" | "normal" | "high" | "urgent";
                                        /** @enum {string} */
                                        medium: "low" | "normal" | "high" | "urgent";
                                        /** @enum {string} */
                                        high: "low" | "normal" | "high" | "urgent";
                                    };
                                };
                                removed: {
                                    key: string;
                                    name: string;
                                    becomes: string;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lifecycles/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Publish a lifecycle
         * @description Tickets move to the new version at their next transition. A status that it lacks needs an entry in `mapping`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "incident" | "request" | "problem" | "change" | "task";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        statuses: {
                            key: string;
                            name: string;
                            /** @enum {string} */
                            category: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                            at?: {
                                x: number;
                                y: number;
                            };
                        }[];
                        transitions: {
                            from: string;
                            to: string;
                            who?: {
                                team?: boolean;
                                leads?: boolean;
                                roles?: string[];
                            };
                            fields?: string[];
                            note?: boolean;
                            resolution?: boolean;
                            confirm?: string;
                        }[];
                        closeAfterDays: number;
                        reopenWithinDays: number;
                        resolutions?: {
                            key: string;
                            name: string;
                        }[];
                        priorityMatrix?: {
                            low: {
                                /** @enum {string} */
                                low: "low" | "normal" | "high" | "urgent";
                                /** @enum {string} */
                                medium: "low" | "normal" | "high" | "urgent";
                                /** @enum {string} */
                                high: "low" | "normal" | "high" | "urgent";
                            };
                            medium: {
                                /** @enum {string} */
                                low: "low" | "normal" | "high" | "urgent";
                                /** @enum {string} */
                                medium: "low" | "normal" | "high" | "urgent";
                                /** @enum {string} */
                                high: "low" | "normal" | "high" | "urgent";
                            };
                            high: {
                                /** @enum {string} */
                                low: "low" | "normal" | "high" | "urgent";
                                /** @enum {string} */
                                medium: "low" | "normal" | "high" | "urgent";
                                /** @enum {string} */
                                high: "low" | "normal" | "high" | "urgent";
                            };
                        };
                        team?: string | null;
                        /** @default {} */
                        mapping?: {
                            [key: string]: string;
                        };
                        basedOn?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lifecycle: {
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                team: string | null;
                                version: number;
                                statuses: {
                                    key: string;
                                    name: string;
                                    /** @enum {string} */
                                    category: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                    at?: {
                                        x: number;
                                        y: number;
                                    };
                                }[];
                                transitions: {
                                    from: string;
                                    to: string;
                                    who?: {
                                        team?: boolean;
                                        leads?: boolean;
                                        roles?: string[];
                                    };
                                    fields?: string[];
                                    note?: boolean;
                                    resolution?: boolean;
                                    confirm?: string;
                                }[];
                                closeAfterDays: number;
                                reopenWithinDays: number;
                                resolutions: {
                                    key: string;
                                    name: string;
                                }[];
                                priorityMatrix: {
                                    low: {
                                        /** @enum {string} */
                                        low: "low" | "normal" | "high" | "urgent";
                                        /** @enum {string} */
                                        medium: "low" | "normal" | "high" | "urgent";
                                        /** @enum {string} */
                                        high: "low" | "normal" | "high" | "urgent";
                                    };
                                    medium: {
                                        /** @enum {string} */
                                        low: "low" | "normal" | "high" | "urgent";
                                        /** @enum {string} */
                                        medium: "low" | "normal" | "high" | "urgent";
                                        /** @enum {string} */
                                        high: "low" | "normal" | "high" | "urgent";
                                    };
                                    high: {
                                        /** @enum {string} */
                                        low: "low" | "normal" | "high" | "urgent";
                                        /** @enum {string} */
                                        medium: "low" | "normal" | "high" | "urgent";
                                        /** @enum {string} */
                                        high: "low" | "normal" | "high" | "urgent";
                                    };
                                };
                                removed: {
                                    key: string;
                                    name: string;
                                    becomes: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** Let a team go back to its kind's lifecycle */
        delete: {
            parameters: {
                query: {
                    team: string;
                };
                header?: never;
                path: {
                    kind: "incident" | "request" | "problem" | "change" | "task";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lifecycles/{kind}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the tickets in each status */
        get: {
            parameters: {
                query?: {
                    /** @description A team's own one; the kind's when left out. */
                    team?: string;
                };
                header?: never;
                path: {
                    kind: "incident" | "request" | "problem" | "change" | "task";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            statuses: {
                                status: string;
                                tickets: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the tickets it is linked with
         * @description Those that one may read; each relation is told from the side of the ticket asked for.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            links: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                relation: "related_to" | "duplicate_of" | "duplicated_by" | "parent_of" | "child_of" | "blocks" | "blocked_by" | "caused_by" | "causes" | "continues" | "continued_by";
                                ticket: {
                                    number: string;
                                    subject: string;
                                    /** @enum {string} */
                                    kind: "incident" | "request" | "problem" | "change" | "task";
                                    status: string;
                                    /** @enum {string} */
                                    statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                    /** @enum {string} */
                                    priority: "low" | "normal" | "high" | "urgent";
                                };
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Link it with another ticket */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        relation: "related_to" | "duplicate_of" | "duplicated_by" | "parent_of" | "child_of" | "blocks" | "blocked_by" | "caused_by" | "causes";
                        ticket: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            links: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                relation: "related_to" | "duplicate_of" | "duplicated_by" | "parent_of" | "child_of" | "blocks" | "blocked_by" | "caused_by" | "causes" | "continues" | "continued_by";
                                ticket: {
                                    number: string;
                                    subject: string;
                                    /** @enum {string} */
                                    kind: "incident" | "request" | "problem" | "change" | "task";
                                    status: string;
                                    /** @enum {string} */
                                    statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                    /** @enum {string} */
                                    priority: "low" | "normal" | "high" | "urgent";
                                };
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a link */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            links: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                relation: "related_to" | "duplicate_of" | "duplicated_by" | "parent_of" | "child_of" | "blocks" | "blocked_by" | "caused_by" | "causes" | "continues" | "continued_by";
                                ticket: {
                                    number: string;
                                    subject: string;
                                    /** @enum {string} */
                                    kind: "incident" | "request" | "problem" | "change" | "task";
                                    status: string;
                                    /** @enum {string} */
                                    statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                    /** @enum {string} */
                                    priority: "low" | "normal" | "high" | "urgent";
                                };
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find tickets that may be about the same
         * @description At most five that are open or were resolved in the last days, the most similar first.
         */
        get: {
            parameters: {
                query: {
                    subject: string;
                    requester?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tickets: {
                                number: string;
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                requester: {
                                    name: string;
                                    email: string;
                                };
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/merged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read which tickets were merged into it
         * @description Those that one may read, the last first.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tickets: {
                                number: string;
                                subject: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                requester: {
                                    name: string;
                                    email: string;
                                };
                                /** Format: date-time */
                                mergedAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/merge/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask what merging tickets into it would do */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        tickets: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tickets: {
                                number: string;
                                subject: string | null;
                                messages: number;
                                refused: {
                                    code: string;
                                    detail: string;
                                } | null;
                            }[];
                            watchers: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge other tickets into it
         * @description They end, and their conversations are read with its own. All are merged, or none: it can be undone for each.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        tickets: string[];
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a merged ticket one of its own again
         * @description It is as it was before: its status, its clocks, who follows it and where its mail goes.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason?: string;
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new ticket of some of its messages
         * @description The new ticket begins with copies of them and of their files, is linked with this one, and asks for whoever wrote the first of them as the requester.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        messages: string[];
                        subject: string;
                        /** @enum {string} */
                        kind?: "incident" | "request" | "problem" | "change" | "task";
                        queue?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Snooze a ticket
         * @description It leaves the live views until then, or until the requester answers.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** End a snooze */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a reminder
         * @description When it is due it shows on the ticket, and whom it is for gets a mail.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        /**
                         * @default me
                         * @enum {string}
                         */
                        for?: "me" | "assignee";
                        /** @default  */
                        text?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/reminders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Be done with a reminder, or take it back */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recurring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List recurring tickets, by name */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    /** @description Only those that made no ticket at some time. */
                    failed?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recurring: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                ticket: {
                                    template: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string | null;
                                    } | null;
                                    content: {
                                        subject: string;
                                        text: string;
                                        /** @enum {string} */
                                        kind: "incident" | "request" | "problem" | "change" | "task";
                                        /** @enum {string} */
                                        priority: "low" | "normal" | "high" | "urgent";
                                        queue: string | null;
                                        tags: string[];
                                        /** @default null */
                                        checklist: string | null;
                                        fields: {
                                            [key: string]: unknown;
                                        };
                                    } | null;
                                    requester: {
                                        email: string;
                                        name: string;
                                    } | null;
                                    organization: string | null;
                                    impact: ("low" | "medium" | "high") | null;
                                    urgency: ("low" | "medium" | "high") | null;
                                };
                                when: {
                                    /** @enum {string} */
                                    every: "once";
                                    at: string;
                                } | {
                                    /** @enum {string} */
                                    every: "day";
                                    /** @default 1 */
                                    interval: number;
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "week";
                                    /** @default 1 */
                                    interval: number;
                                    days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "month";
                                    /** @default 1 */
                                    interval: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "year";
                                    month: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "cron";
                                    cron: string;
                                };
                                timeZone: string;
                                /** Format: date */
                                start: string;
                                end: string | null;
                                count: number | null;
                                /** @enum {string} */
                                onDayOff: "make" | "skip" | "next" | "previous";
                                calendar: string | null;
                                /** @enum {string} */
                                missed: "all" | "last" | "none";
                                withinHours: number;
                                /** @enum {string} */
                                state: "active" | "paused" | "ended";
                                maker: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                next: {
                                    /** Format: date-time */
                                    at: string;
                                    movedFrom: string | null;
                                }[];
                                made: number;
                                due: number;
                                failed: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Plan a ticket, for once or recurring */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        ticket: {
                            /** @default null */
                            template?: string | null;
                            /** @default null */
                            content?: {
                                subject: string;
                                text: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                queue: string | null;
                                tags: string[];
                                /** @default null */
                                checklist?: string | null;
                                fields: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            /** @default null */
                            requester?: {
                                /** Format: email */
                                email: string;
                                /** @default  */
                                name?: string;
                            } | null;
                            /** @default null */
                            organization?: string | null;
                            /** @default null */
                            impact?: ("low" | "medium" | "high") | null;
                            /** @default null */
                            urgency?: ("low" | "medium" | "high") | null;
                        };
                        when: {
                            /** @enum {string} */
                            every: "once";
                            at: string;
                        } | {
                            /** @enum {string} */
                            every: "day";
                            /** @default 1 */
                            interval?: number;
                            time: string;
                        } | {
                            /** @enum {string} */
                            every: "week";
                            /** @default 1 */
                            interval?: number;
                            days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                            time: string;
                        } | {
                            /** @enum {string} */
                            every: "month";
                            /** @default 1 */
                            interval?: number;
                            on: {
                                /** @enum {string} */
                                is: "day";
                                day: number;
                            } | {
                                /** @enum {string} */
                                is: "weekday";
                                /** @enum {number} */
                                nth: 1 | 2 | 3 | 4 | -1;
                                /** @enum {string} */
                                weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                            } | {
                                /** @enum {string} */
                                is: "last_day";
                            } | {
                                /** @enum {string} */
                                is: "last_working_day";
                            };
                            time: string;
                        } | {
                            /** @enum {string} */
                            every: "year";
                            month: number;
                            on: {
                                /** @enum {string} */
                                is: "day";
                                day: number;
                            } | {
                                /** @enum {string} */
                                is: "weekday";
                                /** @enum {number} */
                                nth: 1 | 2 | 3 | 4 | -1;
                                /** @enum {string} */
                                weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                            } | {
                                /** @enum {string} */
                                is: "last_day";
                            } | {
                                /** @enum {string} */
                                is: "last_working_day";
                            };
                            time: string;
                        } | {
                            /** @enum {string} */
                            every: "cron";
                            cron: string;
                        };
                        timeZone: string;
                        /** Format: date */
                        start?: string;
                        /** @default null */
                        end?: string | null;
                        /** @default null */
                        count?: number | null;
                        /**
                         * @default make
                         * @enum {string}
                         */
                        onDayOff?: "make" | "skip" | "next" | "previous";
                        /** @default null */
                        calendar?: string | null;
                        /**
                         * @default all
                         * @enum {string}
                         */
                        missed?: "all" | "last" | "none";
                        /** @default 168 */
                        withinHours?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recurring: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                ticket: {
                                    template: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string | null;
                                    } | null;
                                    content: {
                                        subject: string;
                                        text: string;
                                        /** @enum {string} */
                                        kind: "incident" | "request" | "problem" | "change" | "task";
                                        /** @enum {string} */
                                        priority: "low" | "normal" | "high" | "urgent";
                                        queue: string | null;
                                        tags: string[];
                                        /** @default null */
                                        checklist: string | null;
                                        fields: {
                                            [key: string]: unknown;
                                        };
                                    } | null;
                                    requester: {
                                        email: string;
                                        name: string;
                                    } | null;
                                    organization: string | null;
                                    impact: ("low" | "medium" | "high") | null;
                                    urgency: ("low" | "medium" | "high") | null;
                                };
                                when: {
                                    /** @enum {string} */
                                    every: "once";
                                    at: string;
                                } | {
                                    /** @enum {string} */
                                    every: "day";
                                    /** @default 1 */
                                    interval: number;
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "week";
                                    /** @default 1 */
                                    interval: number;
                                    days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "month";
                                    /** @default 1 */
                                    interval: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "year";
                                    month: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "cron";
                                    cron: string;
                                };
                                timeZone: string;
                                /** Format: date */
                                start: string;
                                end: string | null;
                                count: number | null;
                                /** @enum {string} */
                                onDayOff: "make" | "skip" | "next" | "previous";
                                calendar: string | null;
                                /** @enum {string} */
                                missed: "all" | "last" | "none";
                                withinHours: number;
                                /** @enum {string} */
                                state: "active" | "paused" | "ended";
                                maker: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                next: {
                                    /** Format: date-time */
                                    at: string;
                                    movedFrom: string | null;
                                }[];
                                made: number;
                                due: number;
                                failed: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recurring/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask when tickets would be made, and how the first would be called */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        when: {
                            /** @enum {string} */
                            every: "once";
                            at: string;
                        } | {
                            /** @enum {string} */
                            every: "day";
                            /** @default 1 */
                            interval?: number;
                            time: string;
                        } | {
                            /** @enum {string} */
                            every: "week";
                            /** @default 1 */
                            interval?: number;
                            days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                            time: string;
                        } | {
                            /** @enum {string} */
                            every: "month";
                            /** @default 1 */
                            interval?: number;
                            on: {
                                /** @enum {string} */
                                is: "day";
                                day: number;
                            } | {
                                /** @enum {string} */
                                is: "weekday";
                                /** @enum {number} */
                                nth: 1 | 2 | 3 | 4 | -1;
                                /** @enum {string} */
                                weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                            } | {
                                /** @enum {string} */
                                is: "last_day";
                            } | {
                                /** @enum {string} */
                                is: "last_working_day";
                            };
                            time: string;
                        } | {
                            /** @enum {string} */
                            every: "year";
                            month: number;
                            on: {
                                /** @enum {string} */
                                is: "day";
                                day: number;
                            } | {
                                /** @enum {string} */
                                is: "weekday";
                                /** @enum {number} */
                                nth: 1 | 2 | 3 | 4 | -1;
                                /** @enum {string} */
                                weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                            } | {
                                /** @enum {string} */
                                is: "last_day";
                            } | {
                                /** @enum {string} */
                                is: "last_working_day";
                            };
                            time: string;
                        } | {
                            /** @enum {string} */
                            every: "cron";
                            cron: string;
                        };
                        timeZone: string;
                        /** Format: date */
                        start?: string;
                        /** @default null */
                        end?: string | null;
                        /** @default null */
                        count?: number | null;
                        /**
                         * @default make
                         * @enum {string}
                         */
                        onDayOff?: "make" | "skip" | "next" | "previous";
                        /** @default null */
                        calendar?: string | null;
                        ticket?: {
                            /** @default null */
                            template?: string | null;
                            /** @default null */
                            content?: {
                                subject: string;
                                text: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                queue: string | null;
                                tags: string[];
                                /** @default null */
                                checklist?: string | null;
                                fields: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            /** @default null */
                            requester?: {
                                /** Format: email */
                                email: string;
                                /** @default  */
                                name?: string;
                            } | null;
                            /** @default null */
                            organization?: string | null;
                            /** @default null */
                            impact?: ("low" | "medium" | "high") | null;
                            /** @default null */
                            urgency?: ("low" | "medium" | "high") | null;
                        };
                        /** Format: uuid */
                        of?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: {
                                /** Format: date-time */
                                at: string;
                                movedFrom: string | null;
                            }[];
                            ticket: {
                                subject: string;
                                text: string;
                            } | null;
                            problem: {
                                code: string;
                                field: string | null;
                                detail: string;
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recurring/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a recurring ticket */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recurring: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                ticket: {
                                    template: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string | null;
                                    } | null;
                                    content: {
                                        subject: string;
                                        text: string;
                                        /** @enum {string} */
                                        kind: "incident" | "request" | "problem" | "change" | "task";
                                        /** @enum {string} */
                                        priority: "low" | "normal" | "high" | "urgent";
                                        queue: string | null;
                                        tags: string[];
                                        /** @default null */
                                        checklist: string | null;
                                        fields: {
                                            [key: string]: unknown;
                                        };
                                    } | null;
                                    requester: {
                                        email: string;
                                        name: string;
                                    } | null;
                                    organization: string | null;
                                    impact: ("low" | "medium" | "high") | null;
                                    urgency: ("low" | "medium" | "high") | null;
                                };
                                when: {
                                    /** @enum {string} */
                                    every: "once";
                                    at: string;
                                } | {
                                    /** @enum {string} */
                                    every: "day";
                                    /** @default 1 */
                                    interval: number;
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "week";
                                    /** @default 1 */
                                    interval: number;
                                    days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "month";
                                    /** @default 1 */
                                    interval: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "year";
                                    month: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "cron";
                                    cron: string;
                                };
                                timeZone: string;
                                /** Format: date */
                                start: string;
                                end: string | null;
                                count: number | null;
                                /** @enum {string} */
                                onDayOff: "make" | "skip" | "next" | "previous";
                                calendar: string | null;
                                /** @enum {string} */
                                missed: "all" | "last" | "none";
                                withinHours: number;
                                /** @enum {string} */
                                state: "active" | "paused" | "ended";
                                maker: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                next: {
                                    /** Format: date-time */
                                    at: string;
                                    movedFrom: string | null;
                                }[];
                                made: number;
                                due: number;
                                failed: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete a recurring ticket; the tickets it made stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a recurring ticket; it goes on in the name of whoever changes it */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        ticket?: {
                            /** @default null */
                            template?: string | null;
                            /** @default null */
                            content?: {
                                subject: string;
                                text: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                queue: string | null;
                                tags: string[];
                                /** @default null */
                                checklist?: string | null;
                                fields: {
                                    [key: string]: unknown;
                                };
                            } | null;
                            /** @default null */
                            requester?: {
                                /** Format: email */
                                email: string;
                                /** @default  */
                                name?: string;
                            } | null;
                            /** @default null */
                            organization?: string | null;
                            /** @default null */
                            impact?: ("low" | "medium" | "high") | null;
                            /** @default null */
                            urgency?: ("low" | "medium" | "high") | null;
                        };
                        when?: {
                            /** @enum {string} */
                            every: "once";
                            at: string;
                        } | {
                            /** @enum {string} */
                            every: "day";
                            /** @default 1 */
                            interval?: number;
                            time: string;
                        } | {
                            /** @enum {string} */
                            every: "week";
                            /** @default 1 */
                            interval?: number;
                            days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                            time: string;
                        } | {
                            /** @enum {string} */
                            every: "month";
                            /** @default 1 */
                            interval?: number;
                            on: {
                                /** @enum {string} */
                                is: "day";
                                day: number;
                            } | {
                                /** @enum {string} */
                                is: "weekday";
                                /** @enum {number} */
                                nth: 1 | 2 | 3 | 4 | -1;
                                /** @enum {string} */
                                weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                            } | {
                                /** @enum {string} */
                                is: "last_day";
                            } | {
                                /** @enum {string} */
                                is: "last_working_day";
                            };
                            time: string;
                        } | {
                            /** @enum {string} */
                            every: "year";
                            month: number;
                            on: {
                                /** @enum {string} */
                                is: "day";
                                day: number;
                            } | {
                                /** @enum {string} */
                                is: "weekday";
                                /** @enum {number} */
                                nth: 1 | 2 | 3 | 4 | -1;
                                /** @enum {string} */
                                weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                            } | {
                                /** @enum {string} */
                                is: "last_day";
                            } | {
                                /** @enum {string} */
                                is: "last_working_day";
                            };
                            time: string;
                        } | {
                            /** @enum {string} */
                            every: "cron";
                            cron: string;
                        };
                        timeZone?: string;
                        /** Format: date */
                        start?: string;
                        end?: string | null;
                        count?: number | null;
                        /** @enum {string} */
                        onDayOff?: "make" | "skip" | "next" | "previous";
                        calendar?: string | null;
                        /** @enum {string} */
                        missed?: "all" | "last" | "none";
                        withinHours?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recurring: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                ticket: {
                                    template: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string | null;
                                    } | null;
                                    content: {
                                        subject: string;
                                        text: string;
                                        /** @enum {string} */
                                        kind: "incident" | "request" | "problem" | "change" | "task";
                                        /** @enum {string} */
                                        priority: "low" | "normal" | "high" | "urgent";
                                        queue: string | null;
                                        tags: string[];
                                        /** @default null */
                                        checklist: string | null;
                                        fields: {
                                            [key: string]: unknown;
                                        };
                                    } | null;
                                    requester: {
                                        email: string;
                                        name: string;
                                    } | null;
                                    organization: string | null;
                                    impact: ("low" | "medium" | "high") | null;
                                    urgency: ("low" | "medium" | "high") | null;
                                };
                                when: {
                                    /** @enum {string} */
                                    every: "once";
                                    at: string;
                                } | {
                                    /** @enum {string} */
                                    every: "day";
                                    /** @default 1 */
                                    interval: number;
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "week";
                                    /** @default 1 */
                                    interval: number;
                                    days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "month";
                                    /** @default 1 */
                                    interval: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "year";
                                    month: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "cron";
                                    cron: string;
                                };
                                timeZone: string;
                                /** Format: date */
                                start: string;
                                end: string | null;
                                count: number | null;
                                /** @enum {string} */
                                onDayOff: "make" | "skip" | "next" | "previous";
                                calendar: string | null;
                                /** @enum {string} */
                                missed: "all" | "last" | "none";
                                withinHours: number;
                                /** @enum {string} */
                                state: "active" | "paused" | "ended";
                                maker: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                next: {
                                    /** Format: date-time */
                                    at: string;
                                    movedFrom: string | null;
                                }[];
                                made: number;
                                due: number;
                                failed: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/recurring/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make no tickets for a while */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recurring: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                ticket: {
                                    template: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string | null;
                                    } | null;
                                    content: {
                                        subject: string;
                                        text: string;
                                        /** @enum {string} */
                                        kind: "incident" | "request" | "problem" | "change" | "task";
                                        /** @enum {string} */
                                        priority: "low" | "normal" | "high" | "urgent";
                                        queue: string | null;
                                        tags: string[];
                                        /** @default null */
                                        checklist: string | null;
                                        fields: {
                                            [key: string]: unknown;
                                        };
                                    } | null;
                                    requester: {
                                        email: string;
                                        name: string;
                                    } | null;
                                    organization: string | null;
                                    impact: ("low" | "medium" | "high") | null;
                                    urgency: ("low" | "medium" | "high") | null;
                                };
                                when: {
                                    /** @enum {string} */
                                    every: "once";
                                    at: string;
                                } | {
                                    /** @enum {string} */
                                    every: "day";
                                    /** @default 1 */
                                    interval: number;
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "week";
                                    /** @default 1 */
                                    interval: number;
                                    days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "month";
                                    /** @default 1 */
                                    interval: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "year";
                                    month: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "cron";
                                    cron: string;
                                };
                                timeZone: string;
                                /** Format: date */
                                start: string;
                                end: string | null;
                                count: number | null;
                                /** @enum {string} */
                                onDayOff: "make" | "skip" | "next" | "previous";
                                calendar: string | null;
                                /** @enum {string} */
                                missed: "all" | "last" | "none";
                                withinHours: number;
                                /** @enum {string} */
                                state: "active" | "paused" | "ended";
                                maker: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                next: {
                                    /** Format: date-time */
                                    at: string;
                                    movedFrom: string | null;
                                }[];
                                made: number;
                                due: number;
                                failed: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recurring/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make tickets again, from now on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recurring: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                ticket: {
                                    template: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string | null;
                                    } | null;
                                    content: {
                                        subject: string;
                                        text: string;
                                        /** @enum {string} */
                                        kind: "incident" | "request" | "problem" | "change" | "task";
                                        /** @enum {string} */
                                        priority: "low" | "normal" | "high" | "urgent";
                                        queue: string | null;
                                        tags: string[];
                                        /** @default null */
                                        checklist: string | null;
                                        fields: {
                                            [key: string]: unknown;
                                        };
                                    } | null;
                                    requester: {
                                        email: string;
                                        name: string;
                                    } | null;
                                    organization: string | null;
                                    impact: ("low" | "medium" | "high") | null;
                                    urgency: ("low" | "medium" | "high") | null;
                                };
                                when: {
                                    /** @enum {string} */
                                    every: "once";
                                    at: string;
                                } | {
                                    /** @enum {string} */
                                    every: "day";
                                    /** @default 1 */
                                    interval: number;
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "week";
                                    /** @default 1 */
                                    interval: number;
                                    days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "month";
                                    /** @default 1 */
                                    interval: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "year";
                                    month: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "cron";
                                    cron: string;
                                };
                                timeZone: string;
                                /** Format: date */
                                start: string;
                                end: string | null;
                                count: number | null;
                                /** @enum {string} */
                                onDayOff: "make" | "skip" | "next" | "previous";
                                calendar: string | null;
                                /** @enum {string} */
                                missed: "all" | "last" | "none";
                                withinHours: number;
                                /** @enum {string} */
                                state: "active" | "paused" | "ended";
                                maker: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                next: {
                                    /** Format: date-time */
                                    at: string;
                                    movedFrom: string | null;
                                }[];
                                made: number;
                                due: number;
                                failed: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recurring/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a ticket now, beside the plan */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recurring: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                ticket: {
                                    template: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string | null;
                                    } | null;
                                    content: {
                                        subject: string;
                                        text: string;
                                        /** @enum {string} */
                                        kind: "incident" | "request" | "problem" | "change" | "task";
                                        /** @enum {string} */
                                        priority: "low" | "normal" | "high" | "urgent";
                                        queue: string | null;
                                        tags: string[];
                                        /** @default null */
                                        checklist: string | null;
                                        fields: {
                                            [key: string]: unknown;
                                        };
                                    } | null;
                                    requester: {
                                        email: string;
                                        name: string;
                                    } | null;
                                    organization: string | null;
                                    impact: ("low" | "medium" | "high") | null;
                                    urgency: ("low" | "medium" | "high") | null;
                                };
                                when: {
                                    /** @enum {string} */
                                    every: "once";
                                    at: string;
                                } | {
                                    /** @enum {string} */
                                    every: "day";
                                    /** @default 1 */
                                    interval: number;
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "week";
                                    /** @default 1 */
                                    interval: number;
                                    days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "month";
                                    /** @default 1 */
                                    interval: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "year";
                                    month: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "cron";
                                    cron: string;
                                };
                                timeZone: string;
                                /** Format: date */
                                start: string;
                                end: string | null;
                                count: number | null;
                                /** @enum {string} */
                                onDayOff: "make" | "skip" | "next" | "previous";
                                calendar: string | null;
                                /** @enum {string} */
                                missed: "all" | "last" | "none";
                                withinHours: number;
                                /** @enum {string} */
                                state: "active" | "paused" | "ended";
                                maker: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                next: {
                                    /** Format: date-time */
                                    at: string;
                                    movedFrom: string | null;
                                }[];
                                made: number;
                                due: number;
                                failed: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recurring/{id}/occurrences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what became of each time it was due, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "due" | "made" | "failed" | "skipped";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            occurrences: {
                                /** Format: date-time */
                                at: string;
                                byHand: boolean;
                                /** @enum {string} */
                                state: "due" | "made" | "failed" | "skipped";
                                ticket: string | null;
                                subject: string | null;
                                code: string | null;
                                field: string | null;
                                detail: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recurring/{id}/occurrences/{at}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try again to make a ticket that could not be made */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    at: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recurring: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                ticket: {
                                    template: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string | null;
                                    } | null;
                                    content: {
                                        subject: string;
                                        text: string;
                                        /** @enum {string} */
                                        kind: "incident" | "request" | "problem" | "change" | "task";
                                        /** @enum {string} */
                                        priority: "low" | "normal" | "high" | "urgent";
                                        queue: string | null;
                                        tags: string[];
                                        /** @default null */
                                        checklist: string | null;
                                        fields: {
                                            [key: string]: unknown;
                                        };
                                    } | null;
                                    requester: {
                                        email: string;
                                        name: string;
                                    } | null;
                                    organization: string | null;
                                    impact: ("low" | "medium" | "high") | null;
                                    urgency: ("low" | "medium" | "high") | null;
                                };
                                when: {
                                    /** @enum {string} */
                                    every: "once";
                                    at: string;
                                } | {
                                    /** @enum {string} */
                                    every: "day";
                                    /** @default 1 */
                                    interval: number;
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "week";
                                    /** @default 1 */
                                    interval: number;
                                    days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "month";
                                    /** @default 1 */
                                    interval: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "year";
                                    month: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "cron";
                                    cron: string;
                                };
                                timeZone: string;
                                /** Format: date */
                                start: string;
                                end: string | null;
                                count: number | null;
                                /** @enum {string} */
                                onDayOff: "make" | "skip" | "next" | "previous";
                                calendar: string | null;
                                /** @enum {string} */
                                missed: "all" | "last" | "none";
                                withinHours: number;
                                /** @enum {string} */
                                state: "active" | "paused" | "ended";
                                maker: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                next: {
                                    /** Format: date-time */
                                    at: string;
                                    movedFrom: string | null;
                                }[];
                                made: number;
                                due: number;
                                failed: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recurring/{id}/occurrences/{at}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a ticket aside that could not be made */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    at: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recurring: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                ticket: {
                                    template: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string | null;
                                    } | null;
                                    content: {
                                        subject: string;
                                        text: string;
                                        /** @enum {string} */
                                        kind: "incident" | "request" | "problem" | "change" | "task";
                                        /** @enum {string} */
                                        priority: "low" | "normal" | "high" | "urgent";
                                        queue: string | null;
                                        tags: string[];
                                        /** @default null */
                                        checklist: string | null;
                                        fields: {
                                            [key: string]: unknown;
                                        };
                                    } | null;
                                    requester: {
                                        email: string;
                                        name: string;
                                    } | null;
                                    organization: string | null;
                                    impact: ("low" | "medium" | "high") | null;
                                    urgency: ("low" | "medium" | "high") | null;
                                };
                                when: {
                                    /** @enum {string} */
                                    every: "once";
                                    at: string;
                                } | {
                                    /** @enum {string} */
                                    every: "day";
                                    /** @default 1 */
                                    interval: number;
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "week";
                                    /** @default 1 */
                                    interval: number;
                                    days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "month";
                                    /** @default 1 */
                                    interval: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "year";
                                    month: number;
                                    on: {
                                        /** @enum {string} */
                                        is: "day";
                                        day: number;
                                    } | {
                                        /** @enum {string} */
                                        is: "weekday";
                                        /** @enum {number} */
                                        nth: 1 | 2 | 3 | 4 | -1;
                                        /** @enum {string} */
                                        weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_day";
                                    } | {
                                        /** @enum {string} */
                                        is: "last_working_day";
                                    };
                                    time: string;
                                } | {
                                    /** @enum {string} */
                                    every: "cron";
                                    cron: string;
                                };
                                timeZone: string;
                                /** Format: date */
                                start: string;
                                end: string | null;
                                count: number | null;
                                /** @enum {string} */
                                onDayOff: "make" | "skip" | "next" | "previous";
                                calendar: string | null;
                                /** @enum {string} */
                                missed: "all" | "last" | "none";
                                withinHours: number;
                                /** @enum {string} */
                                state: "active" | "paused" | "ended";
                                maker: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                next: {
                                    /** Format: date-time */
                                    at: string;
                                    movedFrom: string | null;
                                }[];
                                made: number;
                                due: number;
                                failed: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/past": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a ticket as it was after one of its events */
        get: {
            parameters: {
                query: {
                    seq: number;
                };
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            past: {
                                number: string;
                                seq: number;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                } | null;
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                tags: string[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                messages: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tags, or those that a search finds */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    /** @description With how much each is used. */
                    statistics?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tags: {
                                name: string;
                                /** @enum {string} */
                                color: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                                icon: ("alert" | "bug" | "building" | "cloud" | "crown" | "database" | "flame" | "globe" | "key" | "laptop" | "lock" | "mail" | "network" | "package" | "phone" | "printer" | "server" | "shield" | "star" | "user" | "wifi" | "wrench") | null;
                                /** Format: uuid */
                                id: string;
                                description: string;
                                statistics: {
                                    tickets: number;
                                    open: number;
                                    recent: number;
                                    lastAt: string | null;
                                } | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a tag */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /**
                         * @default gray
                         * @enum {string}
                         */
                        color?: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                        /** @default null */
                        icon?: ("alert" | "bug" | "building" | "cloud" | "crown" | "database" | "flame" | "globe" | "key" | "laptop" | "lock" | "mail" | "network" | "package" | "phone" | "printer" | "server" | "shield" | "star" | "user" | "wifi" | "wrench") | null;
                        /** @default  */
                        description?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tag: {
                                name: string;
                                /** @enum {string} */
                                color: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                                icon: ("alert" | "bug" | "building" | "cloud" | "crown" | "database" | "flame" | "globe" | "key" | "laptop" | "lock" | "mail" | "network" | "package" | "phone" | "printer" | "server" | "shield" | "star" | "user" | "wifi" | "wrench") | null;
                                /** Format: uuid */
                                id: string;
                                description: string;
                                statistics: {
                                    tickets: number;
                                    open: number;
                                    recent: number;
                                    lastAt: string | null;
                                } | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read which tags have a color or an icon */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            looks: {
                                name: string;
                                /** @enum {string} */
                                color: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                                icon: ("alert" | "bug" | "building" | "cloud" | "crown" | "database" | "flame" | "globe" | "key" | "laptop" | "lock" | "mail" | "network" | "package" | "phone" | "printer" | "server" | "shield" | "star" | "user" | "wifi" | "wrench") | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read which tags are being renamed, merged or deleted on their tickets */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changes: {
                                /** Format: uuid */
                                id: string;
                                from: string;
                                to: string | null;
                                changed: number;
                                left: number;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a tag, which its tickets lose soon */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a tag; a new name reaches all its tickets soon */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        color?: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                        icon?: ("alert" | "bug" | "building" | "cloud" | "crown" | "database" | "flame" | "globe" | "key" | "laptop" | "lock" | "mail" | "network" | "package" | "phone" | "printer" | "server" | "shield" | "star" | "user" | "wifi" | "wrench") | null;
                        description?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tag: {
                                name: string;
                                /** @enum {string} */
                                color: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                                icon: ("alert" | "bug" | "building" | "cloud" | "crown" | "database" | "flame" | "globe" | "key" | "laptop" | "lock" | "mail" | "network" | "package" | "phone" | "printer" | "server" | "shield" | "star" | "user" | "wifi" | "wrench") | null;
                                /** Format: uuid */
                                id: string;
                                description: string;
                                statistics: {
                                    tickets: number;
                                    open: number;
                                    recent: number;
                                    lastAt: string | null;
                                } | null;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/tags/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge a tag into another one, which its tickets get soon */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        into: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tag: {
                                name: string;
                                /** @enum {string} */
                                color: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                                icon: ("alert" | "bug" | "building" | "cloud" | "crown" | "database" | "flame" | "globe" | "key" | "laptop" | "lock" | "mail" | "network" | "package" | "phone" | "printer" | "server" | "shield" | "star" | "user" | "wifi" | "wrench") | null;
                                /** Format: uuid */
                                id: string;
                                description: string;
                                statistics: {
                                    tickets: number;
                                    open: number;
                                    recent: number;
                                    lastAt: string | null;
                                } | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/watchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read who watches a ticket */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            watchers: {
                                /** Format: uuid */
                                id: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                    avatar: string | null;
                                } | null;
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    members: number;
                                } | null;
                                /** @enum {string} */
                                reason: "self" | "added" | "mention" | "mail" | "merge";
                                addedBy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            watching: boolean;
                            most: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Watch a ticket ("me"), or have a person or team watch it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        person?: string;
                        /** Format: uuid */
                        team?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            watchers: {
                                /** Format: uuid */
                                id: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                    avatar: string | null;
                                } | null;
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    members: number;
                                } | null;
                                /** @enum {string} */
                                reason: "self" | "added" | "mention" | "mail" | "merge";
                                addedBy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            watching: boolean;
                            most: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/watchers/{watcher}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Watch a ticket no more ("me"), or have somebody watch it no more */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                    watcher: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            watchers: {
                                /** Format: uuid */
                                id: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                    avatar: string | null;
                                } | null;
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    members: number;
                                } | null;
                                /** @enum {string} */
                                reason: "self" | "added" | "mention" | "mail" | "merge";
                                addedBy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            watching: boolean;
                            most: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unwatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Watch a ticket no more, with the link of a copy */
        post: {
            parameters: {
                query: {
                    token: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find people and teams to mention */
        get: {
            parameters: {
                query?: {
                    search?: string;
                };
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mentions: {
                                /** @enum {string} */
                                kind: "person" | "team";
                                /** Format: uuid */
                                id: string;
                                name: string;
                                detail: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the calendars */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            calendars: {
                                /** Format: uuid */
                                id: string;
                                version: number;
                                name: string;
                                timeZone: string;
                                hours: {
                                    /** @default [] */
                                    mon: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    tue: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    wed: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    thu: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    fri: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    sat: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    sun: {
                                        from: string;
                                        to: string;
                                    }[];
                                };
                                /** @default [] */
                                holidays: {
                                    /** Format: date */
                                    date: string;
                                    name: string;
                                    yearly?: boolean;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a calendar */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        timeZone: string;
                        hours: {
                            /** @default [] */
                            mon?: {
                                from: string;
                                to: string;
                            }[];
                            /** @default [] */
                            tue?: {
                                from: string;
                                to: string;
                            }[];
                            /** @default [] */
                            wed?: {
                                from: string;
                                to: string;
                            }[];
                            /** @default [] */
                            thu?: {
                                from: string;
                                to: string;
                            }[];
                            /** @default [] */
                            fri?: {
                                from: string;
                                to: string;
                            }[];
                            /** @default [] */
                            sat?: {
                                from: string;
                                to: string;
                            }[];
                            /** @default [] */
                            sun?: {
                                from: string;
                                to: string;
                            }[];
                        };
                        /** @default [] */
                        holidays?: {
                            /** Format: date */
                            date: string;
                            name: string;
                            yearly?: boolean;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            calendar: {
                                /** Format: uuid */
                                id: string;
                                version: number;
                                name: string;
                                timeZone: string;
                                hours: {
                                    /** @default [] */
                                    mon: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    tue: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    wed: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    thu: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    fri: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    sat: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    sun: {
                                        from: string;
                                        to: string;
                                    }[];
                                };
                                /** @default [] */
                                holidays: {
                                    /** Format: date */
                                    date: string;
                                    name: string;
                                    yearly?: boolean;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Publish a calendar */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        timeZone: string;
                        hours: {
                            /** @default [] */
                            mon?: {
                                from: string;
                                to: string;
                            }[];
                            /** @default [] */
                            tue?: {
                                from: string;
                                to: string;
                            }[];
                            /** @default [] */
                            wed?: {
                                from: string;
                                to: string;
                            }[];
                            /** @default [] */
                            thu?: {
                                from: string;
                                to: string;
                            }[];
                            /** @default [] */
                            fri?: {
                                from: string;
                                to: string;
                            }[];
                            /** @default [] */
                            sat?: {
                                from: string;
                                to: string;
                            }[];
                            /** @default [] */
                            sun?: {
                                from: string;
                                to: string;
                            }[];
                        };
                        /** @default [] */
                        holidays?: {
                            /** Format: date */
                            date: string;
                            name: string;
                            yearly?: boolean;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            calendar: {
                                /** Format: uuid */
                                id: string;
                                version: number;
                                name: string;
                                timeZone: string;
                                hours: {
                                    /** @default [] */
                                    mon: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    tue: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    wed: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    thu: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    fri: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    sat: {
                                        from: string;
                                        to: string;
                                    }[];
                                    /** @default [] */
                                    sun: {
                                        from: string;
                                        to: string;
                                    }[];
                                };
                                /** @default [] */
                                holidays: {
                                    /** Format: date */
                                    date: string;
                                    name: string;
                                    yearly?: boolean;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sla-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the SLA policies */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            slaPolicies: {
                                /** Format: uuid */
                                id: string;
                                version: number;
                                /** Format: uuid */
                                calendar: string;
                                name: string;
                                /** @default 75 */
                                warnAtPercent: number;
                                targets: {
                                    [key: string]: {
                                        firstResponse: number | null;
                                        resolution: number | null;
                                    };
                                };
                                /**
                                 * @default [
                                 *       "pending"
                                 *     ]
                                 */
                                pausedIn: ("new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled")[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sla-policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Publish an SLA policy */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default 75 */
                        warnAtPercent?: number;
                        targets: {
                            [key: string]: {
                                firstResponse: number | null;
                                resolution: number | null;
                            };
                        };
                        /**
                         * @default [
                         *       "pending"
                         *     ]
                         */
                        pausedIn?: ("new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled")[];
                        /** Format: uuid */
                        calendar?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            slaPolicy: {
                                /** Format: uuid */
                                id: string;
                                version: number;
                                /** Format: uuid */
                                calendar: string;
                                name: string;
                                /** @default 75 */
                                warnAtPercent: number;
                                targets: {
                                    [key: string]: {
                                        firstResponse: number | null;
                                        resolution: number | null;
                                    };
                                };
                                /**
                                 * @default [
                                 *       "pending"
                                 *     ]
                                 */
                                pausedIn: ("new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled")[];
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intakes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List received mails, newest first */
        get: {
            parameters: {
                query?: {
                    state?: "received" | "ticket" | "message" | "refused" | "parked" | "duplicate" | "discarded";
                    ticket?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            intakes: {
                                /** Format: uuid */
                                id: string;
                                sha256: string;
                                size: number;
                                messageId: string | null;
                                from: string | null;
                                to: string[];
                                subject: string | null;
                                /** Format: date-time */
                                receivedAt: string;
                                /** @enum {string} */
                                state: "received" | "ticket" | "message" | "refused" | "parked" | "duplicate" | "discarded";
                                ticket: string | null;
                                reason: {
                                    code: string;
                                    text: string;
                                } | null;
                                attempts: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intakes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a received mail */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            intake: {
                                /** Format: uuid */
                                id: string;
                                sha256: string;
                                size: number;
                                messageId: string | null;
                                from: string | null;
                                to: string[];
                                subject: string | null;
                                /** Format: date-time */
                                receivedAt: string;
                                /** @enum {string} */
                                state: "received" | "ticket" | "message" | "refused" | "parked" | "duplicate" | "discarded";
                                ticket: string | null;
                                reason: {
                                    code: string;
                                    text: string;
                                } | null;
                                attempts: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intakes/{id}/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a mail as it was received */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intakes/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Process a parked or refused mail once more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            intake: {
                                /** Format: uuid */
                                id: string;
                                sha256: string;
                                size: number;
                                messageId: string | null;
                                from: string | null;
                                to: string[];
                                subject: string | null;
                                /** Format: date-time */
                                receivedAt: string;
                                /** @enum {string} */
                                state: "received" | "ticket" | "message" | "refused" | "parked" | "duplicate" | "discarded";
                                ticket: string | null;
                                reason: {
                                    code: string;
                                    text: string;
                                } | null;
                                attempts: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intakes/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a ticket or message of a refused mail */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            intake: {
                                /** Format: uuid */
                                id: string;
                                sha256: string;
                                size: number;
                                messageId: string | null;
                                from: string | null;
                                to: string[];
                                subject: string | null;
                                /** Format: date-time */
                                receivedAt: string;
                                /** @enum {string} */
                                state: "received" | "ticket" | "message" | "refused" | "parked" | "duplicate" | "discarded";
                                ticket: string | null;
                                reason: {
                                    code: string;
                                    text: string;
                                } | null;
                                attempts: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intakes/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a mail aside for good */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            intake: {
                                /** Format: uuid */
                                id: string;
                                sha256: string;
                                size: number;
                                messageId: string | null;
                                from: string | null;
                                to: string[];
                                subject: string | null;
                                /** Format: date-time */
                                receivedAt: string;
                                /** @enum {string} */
                                state: "received" | "ticket" | "message" | "refused" | "parked" | "duplicate" | "discarded";
                                ticket: string | null;
                                reason: {
                                    code: string;
                                    text: string;
                                } | null;
                                attempts: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List mails to send, newest first */
        get: {
            parameters: {
                query?: {
                    state?: "held" | "due" | "claimed" | "handed" | "sent" | "parked" | "discarded";
                    ticket?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            deliveries: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "receipt" | "reply" | "copy" | "forward" | "notice";
                                ticket: string | null;
                                to: string;
                                cc: string[];
                                bcc: string[];
                                from: string;
                                subject: string;
                                messageId: string;
                                /** @enum {string} */
                                state: "held" | "due" | "claimed" | "handed" | "sent" | "parked" | "discarded";
                                attempts: number;
                                answer: string | null;
                                reason: string | null;
                                nextAttemptAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                sentAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a mail to send */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            delivery: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "receipt" | "reply" | "copy" | "forward" | "notice";
                                ticket: string | null;
                                to: string;
                                cc: string[];
                                bcc: string[];
                                from: string;
                                subject: string;
                                messageId: string;
                                /** @enum {string} */
                                state: "held" | "due" | "claimed" | "handed" | "sent" | "parked" | "discarded";
                                attempts: number;
                                answer: string | null;
                                reason: string | null;
                                nextAttemptAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                sentAt: string | null;
                                text: string;
                                html: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a held or parked mail */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            delivery: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "receipt" | "reply" | "copy" | "forward" | "notice";
                                ticket: string | null;
                                to: string;
                                cc: string[];
                                bcc: string[];
                                from: string;
                                subject: string;
                                messageId: string;
                                /** @enum {string} */
                                state: "held" | "due" | "claimed" | "handed" | "sent" | "parked" | "discarded";
                                attempts: number;
                                answer: string | null;
                                reason: string | null;
                                nextAttemptAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                sentAt: string | null;
                                text: string;
                                html: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide that a mail is not sent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            delivery: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "receipt" | "reply" | "copy" | "forward" | "notice";
                                ticket: string | null;
                                to: string;
                                cc: string[];
                                bcc: string[];
                                from: string;
                                subject: string;
                                messageId: string;
                                /** @enum {string} */
                                state: "held" | "due" | "claimed" | "handed" | "sent" | "parked" | "discarded";
                                attempts: number;
                                answer: string | null;
                                reason: string | null;
                                nextAttemptAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                sentAt: string | null;
                                text: string;
                                html: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file, to be sent with a message
         * @description multipart/form-data with one part named "file". Large files are better sent in parts.
         */
        post: {
            parameters: {
                query?: {
                    /** @description A picture that is shown within the text. */
                    inline?: "1";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            file: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                type: string;
                                size: number;
                                /** @enum {string} */
                                state: "waiting" | "clean" | "unscanned" | "infected" | "refused";
                                reason: string | null;
                                thumbnail: boolean;
                                contentId: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file
         * @description Answers Range. What was not scanned yet answers 409, what must not leave 403.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Show it instead of saving it, where that is safe. */
                    inline?: "1";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what is known about a file */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            file: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                type: string;
                                size: number;
                                /** @enum {string} */
                                state: "waiting" | "clean" | "unscanned" | "infected" | "refused";
                                reason: string | null;
                                thumbnail: boolean;
                                contentId: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A small picture of a picture */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what an attached mail says */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mail: {
                                from: string;
                                to: string[];
                                subject: string;
                                text: string;
                                html: string | null;
                                files: {
                                    name: string;
                                    size: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/uploads/{upload}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a file of an upload that came in parts
         * @description The parts are sent by the tus protocol to POST /api/v1/files/uploads and the address it answers with.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default false */
                        inline?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            file: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                type: string;
                                size: number;
                                /** @enum {string} */
                                state: "waiting" | "clean" | "unscanned" | "infected" | "refused";
                                reason: string | null;
                                thumbnail: boolean;
                                contentId: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the files of a ticket, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            files: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                type: string;
                                size: number;
                                /** @enum {string} */
                                state: "waiting" | "clean" | "unscanned" | "infected" | "refused";
                                reason: string | null;
                                thumbnail: boolean;
                                contentId: string | null;
                                /** Format: uuid */
                                message: string;
                                /** @enum {string} */
                                kind: "reply" | "note";
                                by: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                /** Format: date-time */
                                at: string;
                                version: number;
                                versions: number;
                                removed: {
                                    /** Format: date-time */
                                    at: string;
                                    by: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        email: string;
                                    } | null;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/files/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a file out of sight */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason?: string;
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            files: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                type: string;
                                size: number;
                                /** @enum {string} */
                                state: "waiting" | "clean" | "unscanned" | "infected" | "refused";
                                reason: string | null;
                                thumbnail: boolean;
                                contentId: string | null;
                                /** Format: uuid */
                                message: string;
                                /** @enum {string} */
                                kind: "reply" | "note";
                                by: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                /** Format: date-time */
                                at: string;
                                version: number;
                                versions: number;
                                removed: {
                                    /** Format: date-time */
                                    at: string;
                                    by: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        email: string;
                                    } | null;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/files/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a removed file back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason?: string;
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            files: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                type: string;
                                size: number;
                                /** @enum {string} */
                                state: "waiting" | "clean" | "unscanned" | "infected" | "refused";
                                reason: string | null;
                                thumbnail: boolean;
                                contentId: string | null;
                                /** Format: uuid */
                                message: string;
                                /** @enum {string} */
                                kind: "reply" | "note";
                                by: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                /** Format: date-time */
                                at: string;
                                version: number;
                                versions: number;
                                removed: {
                                    /** Format: date-time */
                                    at: string;
                                    by: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        email: string;
                                    } | null;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/files/{id}/downloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who downloaded a file, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            downloads: {
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                how: "download" | "preview";
                                by: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what files are taken */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            settings: {
                                /** @default 50 */
                                fileMb: number;
                                /** @default 200 */
                                ticketMb: number;
                                /** @default 50 */
                                megapixels: number;
                                types: string[];
                                /** @default 14 */
                                unsentDays: number;
                                /** @default 30 */
                                removedDays: number;
                            };
                            scanning: {
                                configured: boolean;
                                waiting: number;
                                problem: string | null;
                            };
                        };
                    };
                };
            };
        };
        /** Change what files are taken */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 50 */
                        fileMb?: number;
                        /** @default 200 */
                        ticketMb?: number;
                        /** @default 50 */
                        megapixels?: number;
                        types: string[];
                        /** @default 14 */
                        unsentDays?: number;
                        /** @default 30 */
                        removedDays?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            settings: {
                                /** @default 50 */
                                fileMb: number;
                                /** @default 200 */
                                ticketMb: number;
                                /** @default 50 */
                                megapixels: number;
                                types: string[];
                                /** @default 14 */
                                unsentDays: number;
                                /** @default 30 */
                                removedDays: number;
                            };
                            scanning: {
                                configured: boolean;
                                waiting: number;
                                problem: string | null;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the canned replies one may use, by name */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cannedReplies: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                category: string;
                                tags: string[];
                                /** @enum {string} */
                                for: "reply" | "note" | "both";
                                html: string;
                                /** @enum {string} */
                                sharedWith: "me" | "team" | "all";
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                owner: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                mayChange: boolean;
                                uses: number;
                                lastUsedAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a canned reply */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default  */
                        category?: string;
                        /** @default [] */
                        tags?: string[];
                        /**
                         * @default both
                         * @enum {string}
                         */
                        for?: "reply" | "note" | "both";
                        html: string;
                        /**
                         * @default me
                         * @enum {string}
                         */
                        sharedWith?: "me" | "team" | "all";
                        /** @default null */
                        team?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cannedReply: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                category: string;
                                tags: string[];
                                /** @enum {string} */
                                for: "reply" | "note" | "both";
                                html: string;
                                /** @enum {string} */
                                sharedWith: "me" | "team" | "all";
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                owner: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                mayChange: boolean;
                                uses: number;
                                lastUsedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a canned reply */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a canned reply */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        category?: string;
                        tags?: string[];
                        /** @enum {string} */
                        for?: "reply" | "note" | "both";
                        html?: string;
                        /** @enum {string} */
                        sharedWith?: "me" | "team" | "all";
                        team?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cannedReply: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                category: string;
                                tags: string[];
                                /** @enum {string} */
                                for: "reply" | "note" | "both";
                                html: string;
                                /** @enum {string} */
                                sharedWith: "me" | "team" | "all";
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                owner: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                mayChange: boolean;
                                uses: number;
                                lastUsedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/canned-replies/{id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Count that it was used */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/canned-replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fill a canned reply in for a ticket */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            filled: {
                                /** Format: uuid */
                                id: string;
                                html: string;
                                text: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/macros": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the macros one may run, by name */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            macros: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                category: string;
                                steps: ({
                                    /** @enum {string} */
                                    do: "status";
                                    status: string;
                                } | {
                                    /** @enum {string} */
                                    do: "priority";
                                    /** @enum {string} */
                                    priority: "low" | "normal" | "high" | "urgent";
                                } | {
                                    /** @enum {string} */
                                    do: "assignee";
                                    assignee: ("me" | string) | null;
                                } | {
                                    /** @enum {string} */
                                    do: "queue";
                                    queue: string;
                                } | {
                                    /** @enum {string} */
                                    do: "tags";
                                    /** @default [] */
                                    add: string[];
                                    /** @default [] */
                                    remove: string[];
                                } | {
                                    /** @enum {string} */
                                    do: "checklist";
                                    /** Format: uuid */
                                    template: string;
                                } | {
                                    /** @enum {string} */
                                    do: "reply";
                                    html: string;
                                } | {
                                    /** @enum {string} */
                                    do: "note";
                                    html: string;
                                })[];
                                /** @enum {string} */
                                sharedWith: "me" | "team" | "all";
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                owner: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                mayChange: boolean;
                                uses: number;
                                lastUsedAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a macro */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default  */
                        category?: string;
                        steps: ({
                            /** @enum {string} */
                            do: "status";
                            status: string;
                        } | {
                            /** @enum {string} */
                            do: "priority";
                            /** @enum {string} */
                            priority: "low" | "normal" | "high" | "urgent";
                        } | {
                            /** @enum {string} */
                            do: "assignee";
                            assignee: ("me" | string) | null;
                        } | {
                            /** @enum {string} */
                            do: "queue";
                            queue: string;
                        } | {
                            /** @enum {string} */
                            do: "tags";
                            /** @default [] */
                            add?: string[];
                            /** @default [] */
                            remove?: string[];
                        } | {
                            /** @enum {string} */
                            do: "checklist";
                            /** Format: uuid */
                            template: string;
                        } | {
                            /** @enum {string} */
                            do: "reply";
                            html: string;
                        } | {
                            /** @enum {string} */
                            do: "note";
                            html: string;
                        })[];
                        /**
                         * @default me
                         * @enum {string}
                         */
                        sharedWith?: "me" | "team" | "all";
                        /** @default null */
                        team?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            macro: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                category: string;
                                steps: ({
                                    /** @enum {string} */
                                    do: "status";
                                    status: string;
                                } | {
                                    /** @enum {string} */
                                    do: "priority";
                                    /** @enum {string} */
                                    priority: "low" | "normal" | "high" | "urgent";
                                } | {
                                    /** @enum {string} */
                                    do: "assignee";
                                    assignee: ("me" | string) | null;
                                } | {
                                    /** @enum {string} */
                                    do: "queue";
                                    queue: string;
                                } | {
                                    /** @enum {string} */
                                    do: "tags";
                                    /** @default [] */
                                    add: string[];
                                    /** @default [] */
                                    remove: string[];
                                } | {
                                    /** @enum {string} */
                                    do: "checklist";
                                    /** Format: uuid */
                                    template: string;
                                } | {
                                    /** @enum {string} */
                                    do: "reply";
                                    html: string;
                                } | {
                                    /** @enum {string} */
                                    do: "note";
                                    html: string;
                                })[];
                                /** @enum {string} */
                                sharedWith: "me" | "team" | "all";
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                owner: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                mayChange: boolean;
                                uses: number;
                                lastUsedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/macros/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a macro */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a macro */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        category?: string;
                        steps?: ({
                            /** @enum {string} */
                            do: "status";
                            status: string;
                        } | {
                            /** @enum {string} */
                            do: "priority";
                            /** @enum {string} */
                            priority: "low" | "normal" | "high" | "urgent";
                        } | {
                            /** @enum {string} */
                            do: "assignee";
                            assignee: ("me" | string) | null;
                        } | {
                            /** @enum {string} */
                            do: "queue";
                            queue: string;
                        } | {
                            /** @enum {string} */
                            do: "tags";
                            /** @default [] */
                            add?: string[];
                            /** @default [] */
                            remove?: string[];
                        } | {
                            /** @enum {string} */
                            do: "checklist";
                            /** Format: uuid */
                            template: string;
                        } | {
                            /** @enum {string} */
                            do: "reply";
                            html: string;
                        } | {
                            /** @enum {string} */
                            do: "note";
                            html: string;
                        })[];
                        /** @enum {string} */
                        sharedWith?: "me" | "team" | "all";
                        team?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            macro: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                category: string;
                                steps: ({
                                    /** @enum {string} */
                                    do: "status";
                                    status: string;
                                } | {
                                    /** @enum {string} */
                                    do: "priority";
                                    /** @enum {string} */
                                    priority: "low" | "normal" | "high" | "urgent";
                                } | {
                                    /** @enum {string} */
                                    do: "assignee";
                                    assignee: ("me" | string) | null;
                                } | {
                                    /** @enum {string} */
                                    do: "queue";
                                    queue: string;
                                } | {
                                    /** @enum {string} */
                                    do: "tags";
                                    /** @default [] */
                                    add: string[];
                                    /** @default [] */
                                    remove: string[];
                                } | {
                                    /** @enum {string} */
                                    do: "checklist";
                                    /** Format: uuid */
                                    template: string;
                                } | {
                                    /** @enum {string} */
                                    do: "reply";
                                    html: string;
                                } | {
                                    /** @enum {string} */
                                    do: "note";
                                    html: string;
                                })[];
                                /** @enum {string} */
                                sharedWith: "me" | "team" | "all";
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                owner: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                mayChange: boolean;
                                uses: number;
                                lastUsedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/tickets/{number}/macros/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See what a macro would do on a ticket */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            preview: {
                                changes: {
                                    /** @enum {string} */
                                    field: "status" | "priority" | "queue" | "assignee" | "tags";
                                    from: string;
                                    to: string;
                                }[];
                                checklists: {
                                    title: string;
                                    items: number;
                                }[];
                                messages: {
                                    /** @enum {string} */
                                    kind: "reply" | "note";
                                    html: string;
                                    text: string;
                                }[];
                                refusal: {
                                    code: string;
                                    detail: string;
                                    step: number;
                                } | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Run a macro on a ticket: all of its steps, or none */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the templates one may use, by name */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            templates: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                category: string;
                                version: number;
                                subject: string;
                                text: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                queue: string | null;
                                tags: string[];
                                checklist: string | null;
                                fields: {
                                    [key: string]: unknown;
                                };
                                /** @enum {string} */
                                sharedWith: "me" | "team" | "all";
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                owner: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                mayChange: boolean;
                                uses: number;
                                lastUsedAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a template */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default  */
                        category?: string;
                        /** @default  */
                        subject?: string;
                        /** @default  */
                        text?: string;
                        /**
                         * @default incident
                         * @enum {string}
                         */
                        kind?: "incident" | "request" | "problem" | "change" | "task";
                        /**
                         * @default normal
                         * @enum {string}
                         */
                        priority?: "low" | "normal" | "high" | "urgent";
                        /** @default null */
                        queue?: string | null;
                        /** @default [] */
                        tags?: string[];
                        /** @default null */
                        checklist?: string | null;
                        /** @default {} */
                        fields?: {
                            [key: string]: unknown;
                        };
                        /**
                         * @default me
                         * @enum {string}
                         */
                        sharedWith?: "me" | "team" | "all";
                        /** @default null */
                        team?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            template: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                category: string;
                                version: number;
                                subject: string;
                                text: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                queue: string | null;
                                tags: string[];
                                checklist: string | null;
                                fields: {
                                    [key: string]: unknown;
                                };
                                /** @enum {string} */
                                sharedWith: "me" | "team" | "all";
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                owner: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                mayChange: boolean;
                                uses: number;
                                lastUsedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a template */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a template; another content is a new version */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        category?: string;
                        subject?: string;
                        text?: string;
                        /** @enum {string} */
                        kind?: "incident" | "request" | "problem" | "change" | "task";
                        /** @enum {string} */
                        priority?: "low" | "normal" | "high" | "urgent";
                        queue?: string | null;
                        tags?: string[];
                        checklist?: string | null;
                        fields?: {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        sharedWith?: "me" | "team" | "all";
                        team?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            template: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                category: string;
                                version: number;
                                subject: string;
                                text: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                queue: string | null;
                                tags: string[];
                                checklist: string | null;
                                fields: {
                                    [key: string]: unknown;
                                };
                                /** @enum {string} */
                                sharedWith: "me" | "team" | "all";
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                owner: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                mayChange: boolean;
                                uses: number;
                                lastUsedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/templates/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a template was, the latest first, and how it is used */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versions: {
                                version: number;
                                subject: string;
                                text: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                queue: string | null;
                                tags: string[];
                                checklist: string | null;
                                fields: {
                                    [key: string]: unknown;
                                };
                                author: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                                uses: number;
                            }[];
                            uses: {
                                total: number;
                                last30Days: number;
                                people: {
                                    name: string;
                                    uses: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}/fill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fill a template in for a ticket to be opened */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        requester?: {
                            email: string;
                            /** @default  */
                            name?: string;
                        };
                        queue?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            filled: {
                                subject: string;
                                text: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/checklists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the checklists of a ticket */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checklists: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                items: {
                                    /** Format: uuid */
                                    id: string;
                                    text: string;
                                    done: {
                                        /** Format: date-time */
                                        at: string;
                                        by: {
                                            /** Format: uuid */
                                            id: string;
                                            name: string;
                                            email: string;
                                        } | null;
                                    } | null;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Change the checklists of a ticket
         * @description One change: `do` says which. `apply` adds a checklist from a template.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        do: "add";
                        title: string;
                        /** @default [] */
                        items?: string[];
                    } | {
                        /** @enum {string} */
                        do: "apply";
                        /** Format: uuid */
                        template: string;
                    } | {
                        /** @enum {string} */
                        do: "rename";
                        /** Format: uuid */
                        list: string;
                        title: string;
                    } | {
                        /** @enum {string} */
                        do: "remove";
                        /** Format: uuid */
                        list: string;
                    } | {
                        /** @enum {string} */
                        do: "add_items";
                        /** Format: uuid */
                        list: string;
                        items: string[];
                    } | {
                        /** @enum {string} */
                        do: "check_item";
                        /** Format: uuid */
                        list: string;
                        /** Format: uuid */
                        item: string;
                        done: boolean;
                    } | {
                        /** @enum {string} */
                        do: "rename_item";
                        /** Format: uuid */
                        list: string;
                        /** Format: uuid */
                        item: string;
                        text: string;
                    } | {
                        /** @enum {string} */
                        do: "move_item";
                        /** Format: uuid */
                        list: string;
                        /** Format: uuid */
                        item: string;
                        to: number;
                    } | {
                        /** @enum {string} */
                        do: "remove_item";
                        /** Format: uuid */
                        list: string;
                        /** Format: uuid */
                        item: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checklists: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                items: {
                                    /** Format: uuid */
                                    id: string;
                                    text: string;
                                    done: {
                                        /** Format: date-time */
                                        at: string;
                                        by: {
                                            /** Format: uuid */
                                            id: string;
                                            name: string;
                                            email: string;
                                        } | null;
                                    } | null;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checklist-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the templates for checklists one may use, by name */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            templates: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                category: string;
                                kinds: ("incident" | "request" | "problem" | "change" | "task")[];
                                items: string[];
                                /** @enum {string} */
                                sharedWith: "me" | "team" | "all";
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                owner: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                mayChange: boolean;
                                uses: number;
                                lastUsedAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a template for checklists */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default  */
                        category?: string;
                        /** @default [] */
                        kinds?: ("incident" | "request" | "problem" | "change" | "task")[];
                        items: string[];
                        /**
                         * @default me
                         * @enum {string}
                         */
                        sharedWith?: "me" | "team" | "all";
                        /** @default null */
                        team?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            template: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                category: string;
                                kinds: ("incident" | "request" | "problem" | "change" | "task")[];
                                items: string[];
                                /** @enum {string} */
                                sharedWith: "me" | "team" | "all";
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                owner: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                mayChange: boolean;
                                uses: number;
                                lastUsedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checklist-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a template for checklists */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change a template for checklists
         * @description Checklists that began with it stay as they are.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        category?: string;
                        kinds?: ("incident" | "request" | "problem" | "change" | "task")[];
                        items?: string[];
                        /** @enum {string} */
                        sharedWith?: "me" | "team" | "all";
                        team?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            template: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                category: string;
                                kinds: ("incident" | "request" | "problem" | "change" | "task")[];
                                items: string[];
                                /** @enum {string} */
                                sharedWith: "me" | "team" | "all";
                                team: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                owner: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                mayChange: boolean;
                                uses: number;
                                lastUsedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/tickets/{number}/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the time logged on a ticket, the latest day first, and its totals
         * @description With what was logged on tickets that were merged into it, for those who read notes there.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** Format: uuid */
                                id: string;
                                ticket: {
                                    number: string;
                                    subject: string | null;
                                };
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                /** Format: date */
                                day: string;
                                minutes: number;
                                billable: boolean;
                                type: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    /** @enum {string} */
                                    color: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                                } | null;
                                text: string;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            next: string | null;
                            totals: {
                                minutes: number;
                                billableMinutes: number;
                                byPerson: {
                                    minutes: number;
                                    billableMinutes: number;
                                    person: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        email: string;
                                    };
                                }[];
                                byType: {
                                    minutes: number;
                                    billableMinutes: number;
                                    type: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        /** @enum {string} */
                                        color: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                                    } | null;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Log time on a ticket
         * @description With `timer`, the id of one’s timer on this ticket, that timer ends once the time is logged.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        duration: number | string;
                        /** Format: date */
                        day?: string;
                        type?: string | null;
                        billable?: boolean;
                        text?: string;
                        /** Format: uuid */
                        person?: string;
                        /** Format: uuid */
                        timer?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{number}/time/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete logged time */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change logged time */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Sending the same request again under it changes nothing twice. */
                    "idempotency-key"?: string;
                };
                path: {
                    number: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        duration?: number | string;
                        /** Format: date */
                        day?: string;
                        type?: string | null;
                        billable?: boolean;
                        text?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entry: {
                                /** Format: uuid */
                                id: string;
                                ticket: {
                                    number: string;
                                    subject: string | null;
                                };
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                /** Format: date */
                                day: string;
                                minutes: number;
                                billable: boolean;
                                type: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    /** @enum {string} */
                                    color: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                                } | null;
                                text: string;
                                /** Format: date-time */
                                createdAt: string;
                            };
                            ticket: {
                                number: string;
                                /** @enum {string} */
                                kind: "incident" | "request" | "problem" | "change" | "task";
                                subject: string;
                                status: string;
                                /** @enum {string} */
                                statusCategory: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" | "cancelled";
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "urgent";
                                impact: ("low" | "medium" | "high") | null;
                                urgency: ("low" | "medium" | "high") | null;
                                priorityByHand: boolean;
                                queue: {
                                    /** Format: uuid */
                                    id: string;
                                    key: string;
                                    name: string;
                                };
                                assignee: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                requester: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                organization: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                tags: string[];
                                fields: {
                                    [key: string]: unknown;
                                };
                                clocks: {
                                    /** @enum {string} */
                                    target: "first_response" | "resolution";
                                    /** @enum {string} */
                                    state: "running" | "paused" | "met" | "breached" | "cancelled";
                                    /** Format: date-time */
                                    startedAt: string;
                                    dueAt: string | null;
                                    warnAt: string | null;
                                    warnedAt: string | null;
                                    breachedAt: string | null;
                                    metAt: string | null;
                                    elapsedSeconds: number;
                                    remainingSeconds: number;
                                    targetSeconds: number;
                                    policy: {
                                        name: string;
                                        version: number;
                                    };
                                    /** Format: uuid */
                                    calendar: string;
                                }[];
                                resolution: {
                                    code: string | null;
                                    name: string | null;
                                    summary: string;
                                    estimatedMinutes: number | null;
                                    actualMinutes: number | null;
                                } | null;
                                snoozedUntil: string | null;
                                reminders: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    for: "me" | "assignee";
                                    text: string;
                                    rung: boolean;
                                }[];
                                checklist: {
                                    done: number;
                                    total: number;
                                } | null;
                                deleted: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string | null;
                                    reason: string | null;
                                } | null;
                                time: {
                                    minutes: number;
                                    billableMinutes: number;
                                } | null;
                                mergedInto: {
                                    number: string | null;
                                    subject: string | null;
                                } | null;
                                merged: number;
                                seq: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                resolvedAt: string | null;
                                closedAt: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            command: {
                                /** Format: uuid */
                                id: string;
                                state: string;
                                href: string;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/me/timer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read your timer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            timer: {
                                /** Format: uuid */
                                id: string;
                                ticket: {
                                    number: string;
                                    subject: string | null;
                                };
                                running: boolean;
                                seconds: number;
                            } | null;
                        };
                    };
                };
            };
        };
        /**
         * Start your timer on a ticket
         * @description A timer on another ticket is refused (`timer_runs`) until its time is logged or discarded.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ticket: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            timer: {
                                /** Format: uuid */
                                id: string;
                                ticket: {
                                    number: string;
                                    subject: string | null;
                                };
                                running: boolean;
                                seconds: number;
                            } | null;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Discard your timer and what it measured */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Pause your timer, or have it run again */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        running: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            timer: {
                                /** Format: uuid */
                                id: string;
                                ticket: {
                                    number: string;
                                    subject: string | null;
                                };
                                running: boolean;
                                seconds: number;
                            } | null;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/time-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the types of work, retired ones too, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            types: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                color: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                                billable: boolean;
                                retired: boolean;
                                uses: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a type of work */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /**
                         * @default gray
                         * @enum {string}
                         */
                        color?: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                        /** @default false */
                        billable?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                color: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                                billable: boolean;
                                retired: boolean;
                                uses: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/time-types/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a type of work, retire it, or bring it back
         * @description What was logged keeps its type, and whether it is billable.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        color?: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                        billable?: boolean;
                        retired?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                color: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                                billable: boolean;
                                retired: boolean;
                                uses: number;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List logged time, the latest day first */
        get: {
            parameters: {
                query: {
                    /** @description The first day. */
                    from: string;
                    /** @description The last day. */
                    to: string;
                    /** @description `me`, or a person by id; everybody when left out. */
                    person?: "me" | string;
                    /** @description The members of a team. */
                    team?: string;
                    /** @description A type of work, or `none`. */
                    type?: "none" | string;
                    billable?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** Format: uuid */
                                id: string;
                                ticket: {
                                    number: string;
                                    subject: string | null;
                                };
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                /** Format: date */
                                day: string;
                                minutes: number;
                                billable: boolean;
                                type: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    /** @enum {string} */
                                    color: "gray" | "red" | "orange" | "amber" | "green" | "teal" | "blue" | "indigo" | "purple" | "pink";
                                } | null;
                                text: string;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/time/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read logged time by day, a row for each ticket or person */
        get: {
            parameters: {
                query: {
                    /** @description The first day. */
                    from: string;
                    /** @description The last day. */
                    to: string;
                    /** @description `me`, or a person by id; everybody when left out. */
                    person?: "me" | string;
                    /** @description The members of a team. */
                    team?: string;
                    /** @description A type of work, or `none`. */
                    type?: "none" | string;
                    billable?: string;
                    rows?: "ticket" | "person";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: {
                                minutes: number;
                                billableMinutes: number;
                                ticket: {
                                    number: string;
                                    subject: string | null;
                                } | null;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    email: string;
                                } | null;
                                days: {
                                    [key: string]: number;
                                };
                            }[];
                            totals: {
                                minutes: number;
                                billableMinutes: number;
                            };
                            count: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/time/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Logged time as CSV
         * @description UTF-8, an entry a row. Cells that a spreadsheet would run are guarded.
         */
        get: {
            parameters: {
                query: {
                    /** @description The first day. */
                    from: string;
                    /** @description The last day. */
                    to: string;
                    /** @description `me`, or a person by id; everybody when left out. */
                    person?: "me" | string;
                    /** @description The members of a team. */
                    team?: string;
                    /** @description A type of work, or `none`. */
                    type?: "none" | string;
                    billable?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
